import type { Actor, Role } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { HeardRating } from './rating.ts'
import { selectHeard } from './heard-store.ts'

const DAYS_180_MS = 180 * 86_400_000
const MOST = 200

/** Who heads a unit's work: its signers (chair, vice-chairs) and the heads of its bodies. */
const HEADS: readonly Role[] = ['signer', 'body_head']

/** The units whose comments this actor reads: those he heads. */
export function unitsHeaded({ posts }: Actor): number[] {
  return [...new Set(posts.filter(({ role }) => HEADS.includes(role)).map(({ unit_id }) => unit_id))]
}

/** Ý kiến của người dân: what was said of the units one heads in the last half year, without who said it. */
export function hearRatings(sql: Reader, actor: Actor, now: string): Promise<HeardRating[]> {
  const units = unitsHeaded(actor)
  const since = new Date(Date.parse(now) - DAYS_180_MS).toISOString()
  return selectHeard(sql, { units, since, limit: MOST })
}
