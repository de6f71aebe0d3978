import type { Fragment, Reader } from '#platform/database.ts'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { seenBy } from './dossier-wall.ts'
import { armsOf } from './list-arms.ts'
import { namedIn, readSearch, searched, type Arm } from './search-names.ts'
import { CLOCK_COUNTS, SIGNED, viewCondition, type View, type Viewed } from './views.ts'

export type DossierFilter = Viewed & {
  readonly channel?: Dossier['channel'] | undefined
  readonly unit?: number | undefined
  readonly procedure?: string | undefined
  /** Of one of these procedures: those of a field, say. */
  readonly procedures?: readonly string[] | undefined
  /** Held by this account. */
  readonly holder?: string | undefined
  /** Due from a moment (included) to another (excluded). */
  readonly due_from?: string | undefined
  readonly due_to?: string | undefined
  /** Only what is past its date, or due by `soon_until`. */
  readonly due?: 'late' | 'soon' | 'late_or_soon' | undefined
  readonly q?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** One line of a list. */
export type DossierLine = Pick<
  Dossier,
  | 'id'
  | 'code'
  | 'version'
  | 'procedure_code'
  | 'procedure_version_id'
  | 'channel'
  | 'business'
  | 'money'
  | 'delivery'
  | 'unit_id'
  | 'reception_unit_id'
  | 'principal_name'
  | 'submitted_at'
  | 'acceptance_due_at'
  | 'accepted_at'
  | 'due_at'
  | 'finished_at'
  | 'on_time'
>

const LINE = `id, code, version, procedure_code, procedure_version_id, channel, business, money, delivery, unit_id, reception_unit_id,
  principal_name, submitted_at, acceptance_due_at, accepted_at, due_at, finished_at, on_time`

/** "Due soon" means due within 48 hours of the clock on the wall; lists and boards share this one line. */
export function soonUntil(now: string): string {
  return new Date(Date.parse(now) + 48 * 3_600_000).toISOString()
}

const BY_DUE: readonly View[] = [
  'inbox',
  'my_turn',
  'waiting',
  'waiting_late',
  'to_accept',
  'open',
  'due_soon',
  'overdue',
  'overdue_with_apology',
  'overdue_without_apology',
  'to_apologise',
  'unapologised',
]

/** The moment by which a view is counted into days. */
const DAY_OF: Partial<Record<View, string>> = {
  received: 'accepted_at',
  online: 'accepted_at',
  settled: 'finished_at',
  on_time: 'finished_at',
  late: 'finished_at',
  late_with_apology: 'finished_at',
  late_without_apology: 'finished_at',
  apologies: SIGNED,
  lapses: "(lapse ->> 'at')::timestamptz",
  refused: 'last_at',
  withdrawn: 'last_at',
  stopped: 'last_at',
  delivered: 'delivered_at',
  mismatches: "(paper_check ->> 'at')::timestamptz",
}

/** The moment that counts for a dossier: its appointment, before that the end of the time to accept it. */
export const DUE = 'coalesce(due_at, acceptance_due_at, submitted_at)'

function dueCondition(sql: Reader, { due, now, soon_until }: DossierFilter): Fragment {
  if (due === undefined) return sql``
  const counts = sql`and ${sql.unsafe(CLOCK_COUNTS)}`
  if (due === 'late_or_soon') return sql`and ${sql.unsafe(DUE)} < ${soon_until} ${counts}`
  return due === 'late'
    ? sql`and ${sql.unsafe(DUE)} < ${now} ${counts}`
    : sql`and ${sql.unsafe(DUE)} >= ${now} and ${sql.unsafe(DUE)} < ${soon_until} ${counts}`
}

/** What narrows a list beside its view: the reader's choices, and where the page before ended. */
function conditions(sql: Reader, filter: DossierFilter): Fragment {
  const { unit, channel, procedure, procedures, holder, due_from, due_to, from, to } = filter
  const day = sql.unsafe(DAY_OF[filter.view] ?? 'submitted_at')
  return sql`
    ${unit === undefined ? sql`` : sql`and unit_id = ${unit}`}
    ${dueCondition(sql, filter)}
    ${channel ? sql`and channel = ${channel}` : sql``}
    ${procedure ? sql`and procedure_code = ${procedure}` : sql``}
    ${procedures ? sql`and procedure_code = any (${[...procedures]})` : sql``}
    ${holder ? sql`and holder_id = ${holder}` : sql``}
    ${due_from ? sql`and ${sql.unsafe(DUE)} >= ${due_from}` : sql``}
    ${due_to ? sql`and ${sql.unsafe(DUE)} < ${due_to}` : sql``}
    ${from ? sql`and ${day} >= ${from}` : sql``}
    ${to ? sql`and ${day} < ${to}` : sql``}
    ${afterPage(sql, filter)}`
}

/** Behind the last line of the page before. */
function afterPage(sql: Reader, { view, after }: DossierFilter): Fragment {
  if (!after) return sql``
  const { at, id } = readCursor(after)
  return BY_DUE.includes(view)
    ? sql`and (${sql.unsafe(DUE)}, id) > (${at}, ${id})`
    : sql`and (submitted_at, id) < (${at}, ${id})`
}

/** Arms, and what is judged in each of them beside the view: the wall and the search, where the arms do not hold them. */
type Way = { readonly arms: readonly Arm[]; readonly judged: Fragment; readonly needs: number }

/** The ways in which a list is gathered; the next is gone only where one before filled no page, and found as many as it needs. */
function waysOf(sql: Reader, filter: DossierFilter): readonly Way[] {
  const { actor, unit, view } = filter
  const search = filter.q ? readSearch(filter.q) : null
  const wall = seenBy(sql, actor)
  const within = sql`${unit === undefined ? sql`` : sql`and unit_id = ${unit}`} ${afterPage(sql, filter)}`
  const latest = filter.after ? readCursor(filter.after).at : null
  const named = search && !BY_DUE.includes(view) ? namedIn(sql, search, { actor, within, latest }) : null
  if (named) return named.map((way) => ({ ...way, judged: wall }))
  const gathered = armsOf(sql, filter)
  const at = sql`${sql.unsafe(BY_DUE.includes(view) ? DUE : 'submitted_at')}`
  const arms: Arm[] = (gathered?.arms ?? [sql`true`]).map((where) => ({ from: sql`dossiers`, where, at }))
  const judged = gathered?.withinWall ? sql`true` : wall
  return [{ arms, needs: 0, judged: search ? sql`${judged} and ${searched(sql, search, actor)}` : judged }]
}

type Cursor = { at: string; id: string }

function readCursor(after: string): Cursor {
  const [at, id] = Buffer.from(after, 'base64url').toString().split('|')
  if (at && id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(at))) return { at, id }
  throw invalid('after', {
    vi: 'Trang tiếp theo không còn hợp lệ. Hãy mở lại danh sách.',
    en: 'This page mark is not valid. Open the list again.',
  })
}

type Sorted = DossierLine & { sorted_by: string }

/** Lists dossiers the actor may see, by due date where work waits, else newest first; `next` is the mark of the next page. */
export async function listDossiers(
  sql: Reader,
  filter: DossierFilter,
): Promise<{ items: DossierLine[]; next: string | null }> {
  let rows: Sorted[] = []
  for (const way of waysOf(sql, filter)) {
    if (rows.length < way.needs) continue
    rows = await gather(sql, filter, way)
    if (rows.length > filter.limit) break
  }
  const items = rows.slice(0, filter.limit).map(({ sorted_by: _sorted, ...line }) => line)
  const last = rows[filter.limit - 1]
  const next =
    rows.length > filter.limit && last
      ? Buffer.from(`${last.sorted_by}|${last.id}`).toString('base64url')
      : null
  return { items, next }
}

/** One page and a line of it: each arm stops after so many, in the list's order. */
async function gather(sql: Reader, filter: DossierFilter, { arms, judged }: Way): Promise<Sorted[]> {
  if (arms.length === 0) return []
  const order = sql.unsafe(BY_DUE.includes(filter.view) ? 'sorted_by, id' : 'sorted_by desc, id desc')
  // The limit stands in the text: a plan made for any number of rows would sort them all.
  const limit = sql.unsafe(`limit ${filter.limit + 1}`)
  const wanted = sql`${viewCondition(sql, filter)} and ${judged} ${conditions(sql, filter)}`
  const all = arms
    .map(
      ({ from, where, at }) =>
        sql`(select ${sql.unsafe(LINE)}, ${at} as sorted_by from ${from} where ${where} and ${wanted} order by ${order} ${limit})`,
    )
    .reduce((some, one) => sql`${some} union all ${one}`)
  return sql<Sorted[]>`select distinct on (sorted_by, id) * from (${all}) arms order by ${order} ${limit}`
}
