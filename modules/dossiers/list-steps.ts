import { due, transferDue, transferText, type Calendar } from '#modules/calendar'
import { getVersion, isMainLimit, stepBudgetsOf, type ProcedureVersion } from '#modules/procedures'
import type { Reader } from '#platform/database.ts'
import type { Text } from '#platform/text.ts'
import { clockInput } from './dossier-clock.ts'
import type { Dossier } from './dossier.ts'
import { RUNNING } from './lifecycle.ts'
import { NEXT_STEP } from './whose-turn.ts'

/** What the due date of a step is counted from. */
type Stepped = Pick<
  Dossier,
  | 'business'
  | 'channel'
  | 'case_key'
  | 'submitted_at'
  | 'accepted_at'
  | 'clock_from_at'
  | 'due_at'
  | 'finished_at'
  | 'intervals'
  | 'money'
>

/** Hạn của một bước: by when a step of the internal process should be done, and whether it is past, at hand or to come. */
export type DossierStep = {
  /** Acts of the steps that share the budget, or `forward`: the hand-over by the desk. */
  readonly acts: readonly string[]
  readonly content: Text
  readonly due_at: string
  readonly state: 'done' | 'now' | 'to_come'
  /** The version divides another limit; of this one the step has the same share. */
  readonly in_proportion: boolean
}

const HAND_OVER: Text = { vi: 'Chuyển đến phòng chuyên môn', en: 'Hand over to the settling body' }

/**
 * The steps of an accepted dossier with their dues in working hours, the hand-over of D9 before them; the last one ends with
 * the appointment. None before acceptance, and of the budgets none while a wait holds the clock or no limit is known.
 */
export function stepsOf(
  dossier: Stepped,
  version: ProcedureVersion,
  calendar: Calendar,
): readonly DossierStep[] {
  const { accepted_at, business, due_at, finished_at } = dossier
  if (accepted_at === null || !(finished_at || RUNNING.includes(business))) return []
  const { definition } = version
  const input = clockInput(dossier, version, calendar)
  const { step_dues } = due({ ...input, steps: stepBudgetsOf(definition) })
  const in_proportion = !isMainLimit(definition, input.limit)
  const contents = new Map<string, Text>(definition.steps.map(({ act, content }) => [act, content]))
  const budgeted = step_dues.map(({ code, due_at: counted }, index) => {
    const acts = code.split('+')
    const isLast = index === step_dues.length - 1
    const content = joined(acts, contents)
    return { acts, content, due_at: isLast && due_at ? due_at : counted, in_proportion }
  })
  const handOver = {
    ...{ acts: ['forward'], content: handOverText(accepted_at, calendar), in_proportion: false },
    due_at: transferDue(accepted_at, calendar),
  }
  const all = [handOver, ...budgeted]
  const at = finished_at ? all.length : nowAt(all, business)
  return all.map((step, index) => ({ ...step, state: isTakenIn(step) ? 'done' : stateOf(index, at) }))
}

/** Whoever is accepted has been taken in; what that step has left is the hand-over, which stands by itself. */
function isTakenIn({ acts }: { readonly acts: readonly string[] }): boolean {
  return acts.every((act) => act === 'accept')
}

function nowAt(
  steps: readonly { readonly acts: readonly string[] }[],
  business: Dossier['business'],
): number {
  const act = business === 'accepted' ? 'forward' : (NEXT_STEP[business] ?? 'propose')
  return steps.findIndex(({ acts }) => acts.includes(act))
}

function stateOf(index: number, at: number): DossierStep['state'] {
  if (index === at) return 'now'
  return at < 0 || index > at ? 'to_come' : 'done'
}

function joined(acts: readonly string[], contents: ReadonlyMap<string, Text>): Text {
  const texts = acts.flatMap((act) => contents.get(act) ?? [])
  return { vi: texts.map(({ vi }) => vi).join('; '), en: texts.map(({ en }) => en).join('; ') }
}

function handOverText(acceptedAt: string, calendar: Calendar): Text {
  const why = transferText(acceptedAt, calendar)
  return { vi: `${HAND_OVER.vi} (${why.vi})`, en: `${HAND_OVER.en} (${why.en})` }
}

type Row = Stepped & { readonly id: string; readonly procedure_version_id: string }

/** The step at hand of each of some dossiers a list shows already, by id; those whose clock stands or is over have none. */
export async function listSteps(
  sql: Reader,
  ids: readonly string[],
  calendar: Calendar,
): Promise<ReadonlyMap<string, DossierStep>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<Row[]>`
    select id, procedure_version_id, business, channel, case_key, submitted_at, accepted_at, clock_from_at, due_at,
      finished_at, intervals, money
    from dossiers where id = any (${[...ids]}::uuid[]) and accepted_at is not null and finished_at is null`
  const found = await Promise.all(
    rows.map(async (row) => {
      const version = await getVersion(sql, row.procedure_version_id)
      const step = stepsOf(row, version, calendar).find(({ state }) => state === 'now')
      return step ? [[row.id, step] as const] : []
    }),
  )
  return new Map(found.flat())
}
