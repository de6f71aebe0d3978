import type { Text } from '#platform/text.ts'
import type { Entry, EntryGroup } from '../entry.ts'
import type { DraftContext, Line, LinesOf, Part } from '../part.ts'
import { listAt, valueAt } from '../pointer.ts'

/** A part that is a list of rows of one kind, with what else is written beside them. */
type ListPart = Pick<Part, 'slug' | 'title' | 'lead' | 'settle'> & {
  /** Where its list lies. */
  readonly at: string
  readonly owns?: readonly string[]
  /** What a row is called, and what adding one is called. */
  readonly one: Text
  readonly add: Text
  readonly tell: (item: unknown, definition: unknown) => Pick<Line, 'title' | 'facts'>
  readonly groups: (context: DraftContext, place: number | null) => readonly EntryGroup[]
  readonly fresh: (context: DraftContext) => unknown
  readonly beforeLast?: boolean
  readonly further?: (context: DraftContext) => {
    readonly panel: LinesOf
    readonly entries: Readonly<Record<string, Entry>>
  }
}

/** Makes a part of a list. */
export function listPart(of: ListPart): Part {
  const { slug, title, lead, at, settle } = of
  return {
    ...{ slug, title, lead, owns: [at, ...(of.owns ?? [])] },
    ...(settle ? { settle } : {}),
    rows: new RegExp(`^${at}/\\d+$`),
    panels: (context) => [rowsPanel(of, context), ...(of.further ? [of.further(context).panel] : [])],
    entry: (context, id) => of.further?.(context).entries[id] ?? rowEntry(of, context, id),
  }
}

function rowsPanel(of: ListPart, { definition }: DraftContext): LinesOf {
  return {
    key: 'rows',
    lines: listAt(definition, of.at).map((item, place) => ({
      ...{ id: String(place), pointer: `${of.at}/${place}`, isRow: true },
      ...of.tell(item, definition),
    })),
    add: [{ id: 'moi', text: of.add }],
  }
}

function rowEntry(of: ListPart, context: DraftContext, id: string): Entry | null {
  const isNew = id === 'moi'
  if (!isNew && !/^\d{1,3}$/.test(id)) return null
  const pointer = `${of.at}/${isNew ? '-' : id}`
  if (!isNew && valueAt(context.definition, pointer) === undefined) return null
  return {
    title: isNew ? of.add : of.one,
    pointer,
    groups: of.groups(context, isNew ? null : Number(id)),
    ...(isNew ? { fresh: of.fresh(context) } : {}),
    ...(of.beforeLast ? { beforeLast: true } : {}),
  }
}
