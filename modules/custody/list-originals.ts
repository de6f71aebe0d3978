import { findCalendar, subtractWorkingHours } from '#modules/calendar'
import type { Actor } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { custodyRuleOn } from './custody-rules.ts'
import type { Original } from './original.ts'
import type { Slip } from './slip.ts'
import { selectOpenSlips } from './slips-store.ts'

/** Papers on one page. */
const MOST = 200

const COLUMNS = `o.id, o.dossier_id, o.dossier_code, o.paper_key, o.ordinal, o.name, o.holder, o.agency_id, o.account_id,
  o.holder_name, o.slip_id, o.since, o.taken_at, o.version`

/** A paper that is held, and what its dossier has come to as far as the reader sees it. */
export type HeldOriginal = Original & { readonly is_ended: boolean }

/** Why a paper has been held too long: on the way, after its dossier ended, or simply for long. */
export type LateOriginal = HeldOriginal & { readonly why: 'in_transit' | 'after_end' | 'long' }

const ENDED = `coalesce(d.business in ('refused', 'withdrawn', 'stopped') or d.delivery = 'delivered', false)`
const ENDED_AT = `coalesce(d.delivered_at, d.last_at)`

/** Bản chính đang giữ: his own, or everything that lies at the agencies he works for; the longest held first. */
export function listHeld(sql: Reader, actor: Actor, whose: 'mine' | 'agency'): Promise<HeldOriginal[]> {
  const own = postsOf(actor)
  const condition =
    whose === 'mine'
      ? sql`o.holder = 'officer' and o.account_id = ${actor.id} and o.agency_id = any (${own}::uuid[])`
      : sql`o.holder in ('officer', 'agency') and o.agency_id = any (${own}::uuid[])`
  return sql<HeldOriginal[]>`
    select ${sql.unsafe(COLUMNS)}, ${sql.unsafe(ENDED)} as is_ended
    from originals o left join dossiers d on d.id = o.dossier_id
    where ${condition} order by o.since, o.dossier_code, o.paper_key, o.ordinal limit ${MOST}`
}

/** Phiếu đang đến, phiếu đã gửi: slips not closed that go to the officer's agencies, or come from them. */
export async function listSlips(
  sql: Reader,
  actor: Actor,
): Promise<{ readonly coming: readonly Slip[]; readonly sent: readonly Slip[] }> {
  const own = postsOf(actor)
  return { coming: await selectOpenSlips(sql, 'to', own), sent: await selectOpenSlips(sql, 'from', own) }
}

/** Whose desks: those of some agencies, or everything in sight. */
type InSight = { readonly now: string; readonly agencies?: readonly string[] | undefined }

/** Giữ quá lâu: what is past the house's own limits at the agencies in sight, the oldest first. */
export async function listHeldTooLong(sql: Reader, actor: Actor, asked: InSight): Promise<LateOriginal[]> {
  const late = await lateCondition(sql, actor, asked)
  return sql<LateOriginal[]>`
    select ${sql.unsafe(COLUMNS)}, ${sql.unsafe(ENDED)} as is_ended, ${late.why} as why
    from originals o left join dossiers d on d.id = o.dossier_id
    where ${late.condition} order by o.since, o.dossier_code, o.paper_key, o.ordinal limit ${MOST}`
}

/** How many are held too long, by agency: for its head and for the city. */
export async function countHeldTooLong(
  sql: Reader,
  actor: Actor,
  asked: InSight,
): Promise<{ agency_id: string; late: number; oldest: string }[]> {
  const { condition } = await lateCondition(sql, actor, asked)
  return sql<{ agency_id: string; late: number; oldest: string }[]>`
    select o.agency_id, count(*)::int as late, min(o.since) as oldest
    from originals o left join dossiers d on d.id = o.dossier_id
    where ${condition} group by o.agency_id order by late desc, oldest, o.agency_id`
}

async function lateCondition(
  sql: Reader,
  actor: Actor,
  { now, agencies }: InSight,
): Promise<{ condition: Fragment; why: Fragment }> {
  const rule = await custodyRuleOn(sql, dayOf(now))
  const calendar = await findCalendar(sql, null, dayOf(now))
  const onTheWay = subtractWorkingHours(calendar, now, rule.in_transit_hours)
  const ended = subtractWorkingHours(calendar, now, rule.after_end_hours)
  const long = new Date(Date.parse(now) - rule.held_days * 86_400_000).toISOString()
  const isEnded = sql`(${sql.unsafe(ENDED)} and ${sql.unsafe(ENDED_AT)} < ${ended} and o.since < ${ended})`
  const scope = agencies ?? (actor.sees === 'city' ? null : actor.agencies)
  return {
    condition: sql`o.holder in ('officer', 'agency', 'courier')
      ${scope === null ? sql`` : sql`and o.agency_id = any (${[...scope]}::uuid[])`}
      and (case when o.holder = 'courier' then o.since < ${onTheWay} else ${isEnded} or o.since < ${long} end)`,
    why: sql`case when o.holder = 'courier' then 'in_transit' when ${isEnded} then 'after_end' else 'long' end`,
  }
}

function postsOf({ posts }: Actor): string[] {
  return [...new Set(posts.map(({ agency_id }) => agency_id))]
}
