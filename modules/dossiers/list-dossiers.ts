import type { Fragment, Reader } from '#platform/database.ts'
import { invalid } from '#platform/refusal.ts'
import { fold } from '#platform/text.ts'
import type { Dossier } from './dossier.ts'
import { CLOCK_COUNTS, SIGNED, viewCondition, type View, type Viewed } from './views.ts'

export type DossierFilter = Viewed & {
  readonly channel?: Dossier['channel'] | undefined
  readonly unit?: number | undefined
  readonly procedure?: string | undefined
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

type Cursor = { at: string; id: string }

function readCursor(after: string): Cursor {
  const [at, id] = Buffer.from(after, 'base64url').toString().split('|')
  if (at && id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(at))) return { at, id }
  throw invalid('after', {
    vi: 'Trang tiếp theo không còn hợp lệ. Hãy mở lại danh sách.',
    en: 'This page mark is not valid. Open the list again.',
  })
}

/** Lists dossiers the actor may see, by due date where work waits, else newest first; `next` is the mark of the next page. */
export async function listDossiers(
  sql: Reader,
  filter: DossierFilter,
): Promise<{ items: DossierLine[]; next: string | null }> {
  const byDue = BY_DUE.includes(filter.view)
  const sortedBy = byDue ? sql.unsafe(DUE) : sql`submitted_at`
  const cursor = filter.after ? readCursor(filter.after) : null
  const day = sql.unsafe(DAY_OF[filter.view] ?? 'submitted_at')
  const rows = await sql<(DossierLine & { sorted_by: string })[]>`
    select ${sql.unsafe(LINE)}, ${sortedBy} as sorted_by from dossiers
    where ${viewCondition(sql, filter)}
    ${filter.unit === undefined ? sql`` : sql`and unit_id = ${filter.unit}`}
    ${dueCondition(sql, filter)}
    ${filter.channel ? sql`and channel = ${filter.channel}` : sql``}
    ${filter.procedure ? sql`and procedure_code = ${filter.procedure}` : sql``}
    ${filter.from ? sql`and ${day} >= ${filter.from}` : sql``}
    ${filter.to ? sql`and ${day} < ${filter.to}` : sql``}
    ${filter.q ? sql`and (code = ${filter.q.trim().toUpperCase()} or folded like ${`%${fold(filter.q)}%`})` : sql``}
    ${cursor ? (byDue ? sql`and (${sortedBy}, id) > (${cursor.at}, ${cursor.id})` : sql`and (${sortedBy}, id) < (${cursor.at}, ${cursor.id})`) : sql``}
    order by ${byDue ? sql`sorted_by, id` : sql`sorted_by desc, id desc`}
    limit ${filter.limit + 1}`
  const items = rows.slice(0, filter.limit).map(({ sorted_by: _sorted, ...line }) => line)
  const last = rows[filter.limit - 1]
  const next =
    rows.length > filter.limit && last
      ? Buffer.from(`${last.sorted_by}|${last.id}`).toString('base64url')
      : null
  return { items, next }
}
