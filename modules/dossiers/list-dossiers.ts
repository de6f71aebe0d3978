import type { Actor } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import { invalid } from '#platform/refusal.ts'
import { fold } from '#platform/text.ts'
import type { Dossier } from './dossier.ts'
import { inboxCondition } from './inbox.ts'

/** What each list shows; the city's figures and the lists behind them use the same words. */
export const VIEWS = [
  'inbox',
  'mine',
  'all',
  'received',
  'online',
  'waiting',
  'waiting_late',
  'to_accept',
  'to_pay',
  'to_hand_over',
  'open',
  'due_soon',
  'overdue',
  'settled',
  'on_time',
  'late',
  'refused',
  'withdrawn',
  'stopped',
] as const
export type View = (typeof VIEWS)[number]

export type DossierFilter = {
  readonly view: View
  readonly actor: Actor
  readonly now: string
  /** Answered by `soonUntil`. */
  readonly soon_until: string
  readonly channel?: Dossier['channel'] | undefined
  readonly unit?: number | undefined
  readonly procedure?: string | undefined
  /** Only what is past its date, or due by `soon_until`. */
  readonly due?: 'late' | 'soon' | undefined
  readonly q?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** What decides whether a view shows a dossier. */
export type Viewed = Pick<DossierFilter, 'view' | 'actor' | 'now' | 'soon_until'>

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

const ENDED = ['refused', 'withdrawn', 'stopped', 'finished']
const BY_DUE: readonly View[] = [
  'inbox',
  'waiting',
  'waiting_late',
  'to_accept',
  'open',
  'due_soon',
  'overdue',
]

/** A paused clock stands still: such a dossier is late only if it was late when the pause began. */
export const CLOCK_COUNTS = `(business not in ('supplement', 'financial')
  or due_at < (intervals -> -1 ->> 'from_at')::timestamptz)`

/** The moment by which a view is counted into days. */
const DAY_OF: Partial<Record<View, string>> = {
  received: 'accepted_at',
  online: 'accepted_at',
  settled: 'finished_at',
  on_time: 'finished_at',
  late: 'finished_at',
  refused: 'last_at',
  withdrawn: 'last_at',
  stopped: 'last_at',
}

/** Which dossiers a view shows. */
export function viewCondition(sql: Reader, filter: Viewed): Fragment {
  const { actor, now } = filter
  switch (filter.view) {
    case 'inbox':
      return inboxCondition(sql, actor)
    case 'mine':
      return sql`(filer_id = ${actor.person_id} or principal_id = ${actor.person_id} or proxy_id = ${actor.person_id})`
    case 'to_accept':
      return inboxCondition(sql, actor, ['accept', 'refuse'])
    case 'to_pay':
      return sql`(money = 'due' and ${inboxCondition(sql, actor, ['pay'])})`
    case 'to_hand_over':
      return inboxCondition(sql, actor, ['deliver'])
    case 'all':
      return sql`true`
    case 'received':
      return sql`accepted_at is not null`
    case 'online':
      return sql`accepted_at is not null and channel = 'online'`
    case 'waiting':
      return sql`business in ('submitted', 'refusal_drafted')`
    case 'waiting_late':
      return sql`business in ('submitted', 'refusal_drafted') and acceptance_due_at < ${now}`
    case 'open':
      return sql`accepted_at is not null and not business = any (${ENDED})`
    case 'due_soon':
      return sql`accepted_at is not null and not business = any (${ENDED})
        and due_at >= ${now} and due_at < ${filter.soon_until} and ${sql.unsafe(CLOCK_COUNTS)}`
    case 'overdue':
      return sql`accepted_at is not null and not business = any (${ENDED})
        and due_at < ${now} and ${sql.unsafe(CLOCK_COUNTS)}`
    case 'settled':
      return sql`finished_at is not null`
    case 'on_time':
      return sql`finished_at is not null and on_time is not false`
    case 'late':
      return sql`finished_at is not null and on_time is false`
    case 'refused':
    case 'withdrawn':
    case 'stopped':
      return sql`business = ${filter.view}`
  }
}

/** The moment that counts for a dossier: its appointment, before that the end of the time to accept it. */
export const DUE = 'coalesce(due_at, acceptance_due_at, submitted_at)'

function dueCondition(sql: Reader, { due, now, soon_until }: DossierFilter): Fragment {
  if (due === undefined) return sql``
  const counts = sql`and ${sql.unsafe(CLOCK_COUNTS)}`
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
