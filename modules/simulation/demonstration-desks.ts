import { loadDesks } from '#modules/directory'
import { listOfficers } from '#modules/people'
import type { Role } from '#modules/record'
import { listAgencies } from '#modules/units'
import type { Reader } from '#platform/database.ts'

const DESKS: readonly { readonly number: number; readonly handles: string; readonly role: Role }[] = [
  { number: 1, handles: 'Tiếp nhận và trả kết quả', role: 'desk_officer' },
  { number: 2, handles: 'Thu phí, lệ phí', role: 'cashier' },
  { number: 3, handles: 'Hướng dẫn, giải đáp', role: 'centre_leader' },
]

/** The demonstration's desks: three at every point, each with the officer whose work it is; the telephone is the city's. */
export async function loadDemonstrationDesks(
  sql: Reader,
  { on, phone }: { readonly on: string; readonly phone: string },
): Promise<number> {
  const [points, officers] = await Promise.all([
    listAgencies(sql, { kinds: ['centre_point'], on }),
    listOfficers(sql, null),
  ])
  const at = Map.groupBy(officers, ({ agency_id }) => agency_id)
  const desks = points.flatMap(({ id, unit_id }) =>
    DESKS.map(({ role, ...desk }) => ({
      ...{ ...desk, agency_id: id, unit_id, phone, from: '2025-07-01' },
      officers: [
        ...new Set((at.get(id) ?? []).filter((post) => post.role === role).map((post) => post.account_id)),
      ],
    })),
  )
  return loadDesks(sql, desks)
}
