import { type Actor, holds } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'

/** Only the city's administrator changes what procedures are; a rule is not the work of those who settle. */
export function mayAdminister(actor: Actor): boolean {
  return holds(actor, 'city_admin')
}

/** Refuses everybody else. */
export function mustAdminister(actor: Actor): void {
  if (mayAdminister(actor)) return
  throw forbidden('city_admin_only', {
    vi: 'Chỉ quản trị thành phố được sửa danh mục thủ tục.',
    en: 'Only the city’s administrator may change the catalogue of procedures.',
  })
}
