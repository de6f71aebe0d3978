import type { NewAccount, NewPost, Position } from '#modules/people'
import type { Role } from '#modules/record'
import { actsFor, type Agency, type AgencyKind, type Unit } from '#modules/units'
import { personName } from './names.ts'
import { residentAccount, residentAt } from './residents.ts'

type Desk = {
  readonly prefix: string
  readonly title: string
  readonly role: Role
  readonly at: readonly AgencyKind[]
  readonly position?: Position
}

const BODIES: readonly AgencyKind[] = ['commune_office', 'commune_economy', 'commune_culture_society']

const CHAIR = { title: 'Chủ tịch Ủy ban nhân dân', role: 'signer', position: 'chair' } as const
const VICE_CHAIR = { title: 'Phó Chủ tịch Ủy ban nhân dân', role: 'signer', position: 'vice_chair' } as const

/** Who works in every commune of the demonstration: `<prefix>.<unit slug>`. */
export const COMMUNE_DESKS: readonly Desk[] = [
  { prefix: 'tiepnhan', title: 'Công chức một cửa', role: 'desk_officer', at: ['centre_point'] },
  { prefix: 'lanhdaoquay', title: 'Phụ trách điểm phục vụ', role: 'centre_leader', at: ['centre_point'] },
  { prefix: 'thungan', title: 'Thu ngân', role: 'cashier', at: ['centre_point'] },
  { prefix: 'chuyenvien', title: 'Chuyên viên', role: 'specialist', at: BODIES },
  { prefix: 'truongphong', title: 'Trưởng phòng', role: 'body_head', at: BODIES, position: 'body_head' },
  { prefix: 'ky', ...VICE_CHAIR, at: ['commune_committee'] },
  { prefix: 'ky2', ...CHAIR, at: ['commune_committee'] },
  { prefix: 'vanthu', title: 'Văn thư', role: 'clerk', at: ['commune_committee'] },
  { prefix: 'quantri', title: 'Quản trị hệ thống', role: 'commune_admin', at: ['commune_committee'] },
  { prefix: 'phoihop', title: 'Cán bộ phối hợp', role: 'coordinator', at: ['coordinating_body'] },
]

const CITY_DESKS: readonly Desk[] = [
  { prefix: 'giamsat', title: 'Giám sát thành phố', role: 'city_controller', at: ['city_centre'] },
  { prefix: 'lanhdao', title: 'Lãnh đạo thành phố', role: 'city_leader', at: ['city_committee'] },
  { prefix: 'kiemtra', title: 'Kiểm tra', role: 'auditor', at: ['city_committee'] },
  { prefix: 'quantri', title: 'Quản trị thành phố', role: 'city_admin', at: ['city_centre'] },
  { prefix: 'chuyenvien', title: 'Chuyên viên', role: 'specialist', at: ['city_office'] },
  {
    prefix: 'truongphong',
    title: 'Trưởng phòng',
    role: 'body_head',
    at: ['city_office'],
    position: 'body_head',
  },
  { prefix: 'ky', ...VICE_CHAIR, at: ['city_committee'] },
  { prefix: 'ky2', ...CHAIR, at: ['city_committee'] },
  { prefix: 'vanthu', title: 'Văn thư', role: 'clerk', at: ['city_committee'] },
]

function accountsAt(unit: Unit, agencies: readonly Agency[], desks: readonly Desk[]): NewAccount[] {
  return desks.flatMap((desk) => {
    const posts = agencies
      .filter((agency) => desk.at.includes(agency.kind))
      .map((agency): NewPost => {
        const post = { role: desk.role, agency_id: agency.id, unit_id: unit.id }
        const position = desk.position ? { position: desk.position } : {}
        return { ...post, ...position, wall: actsFor(agency, agencies) }
      })
    if (posts.length === 0) return []
    const name = `${desk.prefix}.${unit.slug}`
    return [{ name, full_name: personName(name), title: desk.title, posts }]
  })
}

/** The officers of one commune. */
export function communeAccounts(unit: Unit, agencies: readonly Agency[]): NewAccount[] {
  return accountsAt(unit, agencies, COMMUNE_DESKS)
}

/** The city's own officers. */
export function cityAccounts(city: Unit, agencies: readonly Agency[]): NewAccount[] {
  return accountsAt(city, agencies, CITY_DESKS)
}

/** Residents `congdan.1` …; the first two are the people of every example: Nguyễn Thị Hoa and her proxy Trần Văn Nam. */
export function residentAccounts(count: number): NewAccount[] {
  return Array.from({ length: count }, (_, index) => {
    const { full_name, personal_number, birth_on, phone, address_printed } = residentAt(index)
    const person = { personal_number, birth_on, phone, address_printed }
    return { name: residentAccount(index), full_name, title: 'Công dân', posts: [], person }
  })
}
