import type { NewAccount, NewPost } from '#modules/people'
import type { Role } from '#modules/record'
import { actsFor, type Agency, type AgencyKind, type Unit } from '#modules/units'
import { personName } from './names.ts'

type Desk = {
  readonly prefix: string
  readonly title: string
  readonly role: Role
  readonly at: readonly AgencyKind[]
}

const BODIES: readonly AgencyKind[] = ['commune_office', 'commune_economy', 'commune_culture_society']

/** Who works in every commune of the demonstration: `<prefix>.<unit slug>`. */
export const COMMUNE_DESKS: readonly Desk[] = [
  { prefix: 'tiepnhan', title: 'Công chức một cửa', role: 'desk_officer', at: ['centre_point'] },
  { prefix: 'lanhdaoquay', title: 'Phụ trách điểm phục vụ', role: 'centre_leader', at: ['centre_point'] },
  { prefix: 'thungan', title: 'Thu ngân', role: 'cashier', at: ['centre_point'] },
  { prefix: 'chuyenvien', title: 'Chuyên viên', role: 'specialist', at: BODIES },
  { prefix: 'truongphong', title: 'Trưởng phòng', role: 'body_head', at: BODIES },
  { prefix: 'ky', title: 'Phó Chủ tịch Ủy ban nhân dân', role: 'signer', at: ['commune_committee'] },
  { prefix: 'ky2', title: 'Chủ tịch Ủy ban nhân dân', role: 'signer', at: ['commune_committee'] },
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
  { prefix: 'truongphong', title: 'Trưởng phòng', role: 'body_head', at: ['city_office'] },
  { prefix: 'ky', title: 'Phó Chủ tịch Ủy ban nhân dân', role: 'signer', at: ['city_committee'] },
  { prefix: 'vanthu', title: 'Văn thư', role: 'clerk', at: ['city_committee'] },
]

function accountsAt(unit: Unit, agencies: readonly Agency[], desks: readonly Desk[]): NewAccount[] {
  return desks.flatMap((desk) => {
    const posts = agencies
      .filter((agency) => desk.at.includes(agency.kind))
      .map((agency): NewPost => {
        return { role: desk.role, agency_id: agency.id, unit_id: unit.id, wall: actsFor(agency, agencies) }
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
    const known = KNOWN[index]
    const woman = index % 2 === 0
    const born = 1960 + ((index * 7) % 40)
    const digits = String(100 + index).padStart(6, '0')
    return {
      name: `congdan.${index + 1}`,
      full_name: known?.full_name ?? personName(`congdan.${index + 1}`),
      title: 'Công dân',
      posts: [],
      person: known?.person ?? {
        personal_number: `001${woman ? 1 : 0}${String(born % 100).padStart(2, '0')}${digits}`,
        birth_on: `${born}-0${1 + (index % 9)}-1${index % 10}`,
        phone: `09${String(10_000_000 + index * 9973)}`,
        address_printed: 'Hà Nội',
      },
    }
  })
}

const KNOWN = [
  {
    full_name: 'Nguyễn Thị Hoa',
    person: {
      personal_number: '001190000123',
      birth_on: '1990-03-08',
      phone: '0912345678',
      address_printed: 'Số 12, ngõ 68 đường Cầu Giấy, phường Quan Hoa, quận Cầu Giấy, Hà Nội',
    },
  },
  {
    full_name: 'Trần Văn Nam',
    person: {
      personal_number: '001088000456',
      birth_on: '1988-11-20',
      phone: '0987654321',
      address_printed: 'Số 5 phố Duy Tân, phường Dịch Vọng Hậu, quận Cầu Giấy, Hà Nội',
    },
  },
]
