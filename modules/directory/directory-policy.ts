import { holds, type Actor, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { forbidden, invalid } from '#platform/refusal.ts'

const KEEPERS: readonly string[] = ['commune_admin', 'centre_leader']

/** Whether the actor keeps the desks of a unit: its administrator, the leader of its point, the city's administrator. */
export function mayKeepDesks(actor: Actor, unit: number): boolean {
  return (
    holds(actor, 'city_admin') ||
    actor.posts.some(({ role, unit_id }) => KEEPERS.includes(role) && unit_id === unit)
  )
}

/** Refuses who does not keep the desks of the unit. */
export function mustKeepDesks({ actor }: Pick<Work, 'actor'>, unit: number): void {
  if (mayKeepDesks(actor, unit)) return
  throw forbidden('not_your_desks', {
    vi: 'Quầy và người trực do quản trị của đơn vị, phụ trách điểm phục vụ hoặc quản trị thành phố sắp xếp.',
    en: 'Desks and duties are kept by the unit’s administrator, the leader of its point or the city’s administrator.',
  })
}

/** One field is wrong, and what is allowed there. */
export function wrongField(field: string, message: { vi: string; en: string }) {
  return invalid('directory_wrong', message, [{ field, message }])
}

/** Refuses a day before today: the directory of a day that is over stays as it was. */
export function mustNotBePast({ now }: Pick<Work, 'now'>, day: string, field: string): void {
  if (day >= dayOf(now)) return
  throw wrongField(field, {
    vi: 'Không ghi lùi ngày: chọn từ hôm nay trở đi.',
    en: 'Nothing is dated back: choose today or later.',
  })
}
