import type { Fragment, Reader } from '#platform/database.ts'
import { MEASURES, type FigureRow, type Measure } from './measure.ts'

/** From a moment (included) to another (excluded), as the feed knew it up to a position; null is everything known now. */
export type Window = {
  readonly from: string
  readonly until: string
  readonly position: number | null
}

/** A clock that stands still since before its date is in time however long it stands. */
const IN_TIME = 'due_at is null or coalesce(paused_at <= due_at, false) or due_at >= :until'
const ACCEPTED = 'accepted_at is not null'
const SETTLED = 'accepted_at is not null and ended_at is not null'
const OPEN = "stage = 'open' and accepted_at is not null"
const NEW = 'accepted_at >= :from'
const FINISHED = "stage = 'finished'"
const ENDED_IN_TIME = 'due_at is null or judged_at <= due_at'
const DAY = (moment: string): string => `(${moment} at time zone 'Asia/Ho_Chi_Minh')::date`
const BEFORE_THE_DAY = `due_at is not null and ${DAY('judged_at')} < ${DAY('due_at')}`
/** By which date QĐ 766 judges: the limit with the waits subtracted, which no restart and no extension puts off. */
export const METRIC_DUE = 'coalesce(metric_due_at, due_at)'
/** QĐ 766: an open request for papers ends the measuring where it was made; more than one request makes it late. */
const INDEX_ON_TIME = `supplements <= 1 and (${METRIC_DUE} is null or coalesce(judged_at, paused_at, :until) <= ${METRIC_DUE})`

/** Which of the dossiers that stood in the window each measure counts. */
const COUNTED_WHERE: Readonly<Record<Exclude<Measure, Momentary>, string>> = {
  carried: 'accepted_at < :from',
  new_online: `${NEW} and channel = 'online'`,
  new_counter: `${NEW} and channel = 'counter'`,
  new_post: `${NEW} and channel = 'post'`,
  new_elsewhere: `${NEW} and reception_unit_id <> unit_id`,
  settled_early: `${SETTLED} and ${BEFORE_THE_DAY}`,
  settled_on_day: `${SETTLED} and (${ENDED_IN_TIME}) and not coalesce(${BEFORE_THE_DAY}, false)`,
  settled_late: `${SETTLED} and judged_at > due_at`,
  settled_late_with_apology: `${SETTLED} and judged_at > due_at and apologised_at is not null`,
  open_in_time: `${OPEN} and (${IN_TIME})`,
  open_late: `${OPEN} and not (${IN_TIME})`,
  open_late_with_apology: `${OPEN} and not (${IN_TIME}) and apologised_at is not null`,
  waiting_online_in_time: `stage = 'waiting' and channel = 'online' and (acceptance_due_at is null or acceptance_due_at >= :until)`,
  waiting_online_late: `stage = 'waiting' and channel = 'online' and acceptance_due_at < :until`,
  finished: FINISHED,
  refused: "stage = 'refused'",
  withdrawn: "stage = 'withdrawn'",
  stopped: "stage = 'stopped'",
  settle_minutes: FINISHED,
  fee_told: `${ACCEPTED} and fee_due is not null`,
  fee_bearing: `${ACCEPTED} and fee_due > 0`,
  fee_paid_online: `${ACCEPTED} and fee_due > 0 and paid_without_cash`,
  result_told: `${FINISHED} and e_result is not null`,
  result_electronic: `${FINISHED} and e_result`,
  result_digitised: `${FINISHED} and e_result and files > 0`,
  online_with_result: `${FINISHED} and channel = 'online' and e_result`,
  index_all: ACCEPTED,
  index_on_time: `${ACCEPTED} and ${INDEX_ON_TIME}`,
  asked_twice: `${ACCEPTED} and supplements > 1`,
}

/** Counted of payments and ratings on the day they happen. */
type Momentary =
  | 'payments'
  | 'payments_online'
  | 'payments_direct'
  | 'payments_with_receipt'
  | 'paid_amount'
  | 'result_mismatch'
  | 'ratings'
  | 'rating_sum'
  | 'ratings_low'

const OF_MOMENTS: Readonly<Record<Momentary, string>> = {
  payments: "count(*) filter (where kind = 'payment')",
  payments_online: "count(*) filter (where kind = 'payment' and way <> 'cash')",
  payments_direct: "count(*) filter (where kind = 'payment' and way = 'cash')",
  // Every payment of this house is taken by a numbered receipt, in one act.
  payments_with_receipt: "count(*) filter (where kind = 'payment')",
  paid_amount: "sum(amount) filter (where kind = 'payment')",
  result_mismatch: "count(*) filter (where kind = 'difference')",
  ratings: "count(*) filter (where kind = 'rating')",
  rating_sum: "sum(amount) filter (where kind = 'rating')",
  ratings_low: "count(*) filter (where kind = 'rating' and amount <= 2)",
}

/** The counts of every unit and procedure in a window; one statement, so one moment. */
export async function selectFigures(
  sql: Reader,
  window: Window,
  units: readonly number[] | null = null,
): Promise<FigureRow[]> {
  const here = units ? sql`and unit_id = any (${[...units]}::int[])` : sql``
  const known = window.position === null ? sql`` : sql`and position <= ${window.position}`
  const names = (wanted: object) => sql.unsafe(Object.keys(wanted).join(', '))
  const rows = await sql<(Record<Measure, number> & Pick<FigureRow, 'unit_id' | 'procedure_code'>)[]>`
    with standing as (${standing(sql, window)} ${here}),
    stood as (
      select unit_id, procedure_code, ${sql.unsafe(countedWhere(window))}
      from (select s.*, ${paidWithoutCash(sql, window)} as paid_without_cash from standing s) s group by 1, 2
    ), happened as (
      select unit_id, procedure_code, ${sql.unsafe(of(OF_MOMENTS))} from dossier_moments
      where at >= ${window.from} and at < ${window.until} ${known} ${here} group by 1, 2
    )
    select unit_id, procedure_code, ${names(COUNTED_WHERE)}, ${names(OF_MOMENTS)}
    from stood full join happened using (unit_id, procedure_code)
    order by unit_id, procedure_code`
  return rows.map(({ unit_id, procedure_code, ...counts }) => ({
    ...{ unit_id, procedure_code },
    counts: Object.fromEntries(MEASURES.flatMap((name) => (counts[name] ? [[name, counts[name]]] : []))),
  }))
}

/** How each dossier stood at the end of a window, those that had ended before it left out. */
export function standing(sql: Reader, { from, until, position }: Window): Fragment {
  const held =
    position === null
      ? sql`until_at >= ${until}`
      : sql`position <= ${position} and (until_at >= ${until} or until_position > ${position})`
  return sql`
    select * from (
      select * from dossier_spans where ended_at is null and from_at < ${until} and ${held}
      union all
      select * from dossier_spans
      where ended_at >= ${from} and ended_at < ${until} and from_at < ${until} and ${held}
    ) held where true`
}

function paidWithoutCash(sql: Reader, { until, position }: Window): Fragment {
  const known = position === null ? sql`` : sql`and m.position <= ${position}`
  return sql`(s.fee_due > 0 and exists (select 1 from dossier_moments m where m.dossier_id = s.dossier_id
    and m.kind = 'payment' and m.way <> 'cash' and m.at < ${until} ${known}))`
}

/** A condition about a window, its moments written out; they were made by `fromLocalText` or a clock. */
export function inWindow(condition: string, { from, until }: Window): string {
  const literal = (moment: string): string => `'${new Date(moment).toISOString()}'::timestamptz`
  return condition.replaceAll(':from', literal(from)).replaceAll(':until', literal(until))
}

function countedWhere(window: Window): string {
  return Object.entries(COUNTED_WHERE)
    .map(([name, condition]) =>
      name === 'settle_minutes'
        ? `(sum(extract(epoch from date_trunc('minute', ended_at) - date_trunc('minute', accepted_at)) / 60) filter (where ${condition}))::bigint as ${name}`
        : `count(*) filter (where ${inWindow(condition, window)}) as ${name}`,
    )
    .join(', ')
}

function of(wanted: Readonly<Record<string, string>>): string {
  return Object.entries(wanted)
    .map(([name, expression]) => `${expression} as ${name}`)
    .join(', ')
}
