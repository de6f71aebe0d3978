import { communesOf, listDigests, readDigests, readOfficerDigest, unitsInSight } from '#modules/oversight'
import type { OfficerDigest, UnitDigest } from '#modules/oversight'
import { findActorByName } from '#modules/people'
import type { Actor, Role } from '#modules/record'
import { getUnit } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { forbidden, notFound } from '#platform/refusal.ts'

/** Which digests: of a unit, as kept on a day (YYYY-MM-DD); left out: of all units in sight, as of now. */
export type DigestAsked = { readonly unit?: string | undefined; readonly on?: string | undefined }

/** The digests an actor may read: every unit's for the city, his own units' for an officer. Counts only. */
export async function digestsFor(
  sql: Reader,
  actor: Actor,
  asked: DigestAsked & { readonly now: string },
): Promise<UnitDigest[]> {
  const { now, on } = asked
  const inSight = unitsInSight(actor)
  const one = asked.unit ? await getUnit(sql, asked.unit, dayOf(now)) : null
  if (one && inSight && !inSight.includes(one.id)) throw notYours()
  const units = one ? [one.id] : inSight
  if (on) return listDigests(sql, { on, units })
  return readDigests(sql, { now, units: units ?? (await communesOf(sql, dayOf(now))).map(({ id }) => id) })
}

/** Who may read the digests of the officers of his own units. */
const LEADERS: readonly Role[] = ['body_head', 'signer', 'centre_leader', 'commune_admin']

/** An officer's digest: his own, or one of a leader's own unit, or any for the city. */
export async function officerDigestFor(
  sql: Reader,
  actor: Actor,
  asked: { readonly officer: string; readonly now: string },
): Promise<OfficerDigest> {
  const officer = await findActorByName(sql, asked.officer, asked.now)
  if (!officer || officer.kind !== 'officer') {
    throw notFound('officer', { vi: 'Không có cán bộ này.', en: 'There is no such officer.' })
  }
  const units = new Set(officer.posts.map((post) => post.unit_id))
  const leads = actor.posts.some((post) => LEADERS.includes(post.role) && units.has(post.unit_id))
  if (officer.id !== actor.id && actor.sees !== 'city' && !leads) throw notYours()
  return readOfficerDigest(sql, officer, asked.now)
}

function notYours() {
  return forbidden('digest_elsewhere', {
    vi: 'Bạn xem được bản tin của mình và của đơn vị mình; lãnh đạo xem được của cán bộ trong đơn vị.',
    en: 'You may read your own digest and your unit’s; leaders also those of their officers.',
  })
}
