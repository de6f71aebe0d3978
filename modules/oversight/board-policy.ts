import type { Actor, Role } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'

/** Whose figures this actor sees: every unit's for city roles (undefined), his own units' for an officer; refuses others. */
export function unitsInSight(actor: Actor): readonly number[] | undefined {
  if (actor.sees === 'city') return undefined
  const units = [...new Set(actor.posts.map((post) => post.unit_id))].sort((a, b) => a - b)
  if (actor.kind === 'officer' && units.length > 0) return units
  throw forbidden('board_is_for_officers', {
    vi: 'Bảng điều hành dành cho thành phố; cán bộ xã, phường xem được số liệu của đơn vị mình. Bạn có thể tra cứu hồ sơ của mình ở mục Tra cứu.',
    en: 'The board is for the city; officers of a commune see their own unit’s figures. You can follow your own dossier under Tracking.',
  })
}

/** Who answers for a commune's figures. */
const ANSWERABLE: readonly Role[] = ['signer', 'body_head', 'centre_leader', 'commune_admin']

/** Does this actor lead a unit: its signers, heads and leaders. */
export function leads(actor: Actor, unitId: number): boolean {
  return actor.posts.some((post) => post.unit_id === unitId && ANSWERABLE.includes(post.role))
}

/** May this actor read a unit's figures officer by officer: the city, and who leads the unit. */
export function seesOfficers(actor: Actor, unitId: number): boolean {
  return actor.sees === 'city' || leads(actor, unitId)
}
