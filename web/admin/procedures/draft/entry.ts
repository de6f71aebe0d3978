import { type Answers, checkAnswers, type Form } from '#modules/forms'
import type { Problem } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import type { Block } from './block.ts'
import { listAt, valueAt, withValueAt } from './pointer.ts'

/** One thing of a draft that is written on a page of its own. */
export type Entry = {
  readonly title: Text
  readonly lead?: Text
  /** Where in the definition it lies; `-` at the end for a new row of a list. */
  readonly pointer: string
  readonly groups: readonly EntryGroup[]
  /** What a new one begins as. */
  readonly fresh?: unknown
  /** True where a new row goes before the last one. */
  readonly beforeLast?: boolean
}

/** Questions under one heading. */
export type EntryGroup = { readonly key: string; readonly title: Text; readonly blocks: readonly Block[] }

const blocksOf = (entry: Entry): readonly Block[] => entry.groups.flatMap(({ blocks }) => blocks)

/** The form of an entry. */
export function formOfEntry({ groups }: Entry): Form {
  return {
    sections: groups.map(({ key, title, blocks }) => ({
      key,
      title,
      fields: blocks.flatMap(({ fields }) => [...fields]),
    })),
  }
}

/** What is stored, as answers of the entry’s form. */
export function answersOfEntry(entry: Entry, definition: unknown): Answers {
  const item = valueAt(definition, entry.pointer) ?? entry.fresh
  return Object.fromEntries(blocksOf(entry).flatMap((block) => Object.entries(block.read(item))))
}

/** Everything that keeps answers from being saved at all: what cannot be read. What is only missing may wait. */
export function errorsOfEntry(entry: Entry, answers: Answers): readonly FieldError[] {
  const checked = checkAnswers(formOfEntry(entry), answers, { today: NO_DAY, isDraft: true })
  const further = blocksOf(entry).flatMap((block) => block.check?.(checked.answers) ?? [])
  return [...checked.errors, ...further]
}

/** No day an administrator writes is bound to today. */
const NO_DAY = '9999-12-31'

/** The item that answers make. */
function itemOf(entry: Entry, definition: unknown, answers: Answers): unknown {
  const { answers: clean } = checkAnswers(formOfEntry(entry), answers, { today: NO_DAY, isDraft: true })
  const before = valueAt(definition, entry.pointer) ?? entry.fresh ?? {}
  return blocksOf(entry).reduce<unknown>((item, block) => block.write(item, clean), before)
}

/** The definition with the answers of an entry in it. */
export function withEntry(entry: Entry, definition: unknown, answers: Answers): unknown {
  const item = itemOf(entry, definition, answers)
  if (!entry.beforeLast || !entry.pointer.endsWith('/-')) return withValueAt(definition, entry.pointer, item)
  const parent = entry.pointer.slice(0, -2)
  const rows = listAt(definition, parent)
  return withValueAt(definition, parent, [...rows.slice(0, -1), item, ...rows.slice(-1)])
}

const isUnder = (path: string, place: string): boolean =>
  place === '' || path === place || path.startsWith(`${place}/`)

/** Whether a problem belongs to an entry: it lies in one of the places its questions fill. */
export function isOfEntry(entry: Entry, { path }: Problem): boolean {
  return blocksOf(entry).some(({ at }) => isUnder(path, entry.pointer + at)) || path === entry.pointer
}

/** The problems of an entry, each at the question that mends it. */
export function problemsAt(entry: Entry, problems: readonly Problem[]): readonly FieldError[] {
  return problems
    .filter((problem) => isOfEntry(entry, problem))
    .map(({ path, reason }) => {
      const block = blocksOf(entry).find(({ at }) => isUnder(path, entry.pointer + at)) ?? blocksOf(entry)[0]
      const [field] = block?.fields ?? []
      const label = field?.label
      return {
        field: field?.key ?? '',
        message: label ? { vi: `${label.vi}: ${reason.vi}.`, en: `${label.en}: ${reason.en}.` } : reason,
      }
    })
}
