import type { Actor, Role } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'

/** Whose work is at a counter's desks. */
const AT_DESKS: readonly Role[] = ['desk_officer', 'cashier', 'centre_leader']

/** Whether the actor calls numbers at this point: who works at its desks. */
export function maySitAt(actor: Actor, point: string): boolean {
  return actor.posts.some(({ role, agency_id }) => agency_id === point && AT_DESKS.includes(role))
}

/** Refuses who does not work at this point's desks. */
export function mustSitAt(actor: Actor, point: string): void {
  if (maySitAt(actor, point)) return
  throw forbidden('not_your_point', {
    vi: 'Chỉ cán bộ tiếp nhận, thu ngân hoặc phụ trách của điểm phục vụ này gọi số.',
    en: 'Only desk officers, cashiers and the leader of this point call numbers.',
  })
}
