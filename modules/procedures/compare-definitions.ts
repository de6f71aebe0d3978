import { fieldsOfForm } from '#modules/forms'
import type { Definition } from './definition.ts'
import type { FeeRow } from './fee.ts'

/** The parts of a definition that are compared, each by its own key. */
export const PARTS = [
  'field',
  'section',
  'paper',
  'limit',
  'fee',
  'step',
  'budget',
  'case',
  'channel',
  'other',
] as const
export type DefinitionPart = (typeof PARTS)[number]

/** One difference between two versions; `before` or `after` is undefined where there was or is none. */
export type Difference = {
  readonly part: DefinitionPart
  readonly key: string
  readonly before?: unknown
  readonly after?: unknown
}

type Keyed = ReadonlyMap<string, unknown>
const keyed = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Keyed =>
  new Map(items.map((item) => [keyOf(item), item]))
const row = (channel: string | null, kase: string | null) => `${channel ?? 'any'}/${kase ?? 'any'}`

/** Under which key a comparison has a limit, a fee. */
export const rowKey = {
  limit: (limit: Definition['limits'][number]): string => row(limit.channel, limit.case),
  fee: (fee: FeeRow): string =>
    [fee.key, row(fee.channel, fee.case), fee.subject ?? '', fee.valid_from ?? ''].filter(Boolean).join(' '),
}

/** What everybody reads at a glance; the number and the days of a version always differ and are left out. */
const OTHER = [
  'name',
  'short_name',
  'status',
  'competent',
  'applicants',
  'clock_rules',
  'result',
  'legal_basis',
  'field',
  'published_by',
  'unknown',
] as const

function partsOf(definition: Definition): Record<DefinitionPart, Keyed> {
  return {
    field: keyed(fieldsOfForm(definition.form), (field) => field.key),
    section: keyed(
      definition.form.sections.map(({ fields, ...rest }) => ({
        ...rest,
        fields: fields.map((one) => one.key),
      })),
      (section) => section.key,
    ),
    paper: keyed(definition.papers, (paper) => paper.key),
    limit: keyed(definition.limits, rowKey.limit),
    fee: keyed(definition.fees, rowKey.fee),
    step: keyed(definition.steps, (step) => String(step.no)),
    budget: keyed(definition.budgets, (budget) => budget.steps.join('+')),
    case: keyed(definition.cases, (one) => one.key),
    channel: keyed(definition.channels, (one) => one.channel),
    other: new Map(OTHER.map((key) => [key, definition[key]])),
  }
}

/** JSON with the keys of objects in order, so that two spellings of one thing are equal. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => one.localeCompare(other)))
      : part,
  )
}

/** What changed from one version to another, part by part, in the order of the new version. */
export function compareDefinitions(before: Definition, after: Definition): readonly Difference[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  return PARTS.flatMap((part) => {
    const keys = [...new Set([...now[part].keys(), ...old[part].keys()])]
    return keys.flatMap((key): Difference[] => {
      const [was, is] = [old[part].get(key), now[part].get(key)]
      if (was !== undefined && is !== undefined && written(was) === written(is)) return []
      return [
        {
          part,
          key,
          ...(was === undefined ? {} : { before: was }),
          ...(is === undefined ? {} : { after: is }),
        },
      ]
    })
  })
}
