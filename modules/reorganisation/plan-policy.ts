import { type Actor, holds, type Role } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'

/** The city's administrator prepares and reviews plans; a job may import one on an operator's word. */
export function mustPlan(actor: Actor): void {
  if (actor.kind === 'system' || holds(actor, 'city_admin')) return
  throw forbidden('city_admin_only', {
    vi: 'Chỉ quản trị thành phố lập và rà soát phương án sắp xếp.',
    en: 'Only the city’s administrator prepares and reviews plans of reorganisation.',
  })
}

/** The authority signs: the city's signer or leader. */
function maySignPlan(actor: Actor): boolean {
  return holds(actor, 'city_leader')
}

/** Refuses everybody but the authority. */
export function mustSignPlan(actor: Actor): void {
  if (maySignPlan(actor)) return
  throw forbidden('city_leader_only', {
    vi: 'Chỉ lãnh đạo thành phố ký phương án sắp xếp.',
    en: 'Only the city’s leaders sign plans of reorganisation.',
  })
}

/** An operator's command runs as the house; on a page the authority does. */
export function mustRunPlan(actor: Actor): void {
  if (actor.kind !== 'system') mustSignPlan(actor)
}

/** Who leads the point or the body that owns a work list. */
export const DECIDERS: readonly Role[] = ['centre_leader', 'desk_officer', 'body_head']

/** Whoever leads the point or the body that owns a work list decides it; the city's administrator may for anybody. */
export function mayDecideFor(actor: Actor, owner: string | null): boolean {
  if (actor.kind === 'system' || holds(actor, 'city_admin')) return true
  return actor.posts.some(({ role, agency_id }) => agency_id === owner && DECIDERS.includes(role))
}

/** The agencies for which somebody decides what plans left open. */
export function decidesFor(actor: Actor): string[] {
  return [
    ...new Set(actor.posts.flatMap(({ role, agency_id }) => (DECIDERS.includes(role) ? [agency_id] : []))),
  ]
}
