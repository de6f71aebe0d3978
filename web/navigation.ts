import type { Role } from '#modules/record'
import type { Text } from '#platform/text.ts'

/** Whose pages these are; each audience has its own navigation and its own small script. `hall` is what hangs and stands where people wait. */
export type Audience = 'citizen' | 'hall' | 'counter' | 'officer' | 'city' | 'admin'

/** A link of the shell: where it goes and what it says. */
export type NavigationLink = { readonly href: string; readonly text: Text }

/** `roles`: shown only to those; left out, to everybody. `without`: not to these, whose five links are full. */
type Entry = NavigationLink & { readonly roles?: readonly Role[]; readonly without?: readonly Role[] }

const CITIZEN: readonly Entry[] = [
  { href: '/thu-tuc', text: { vi: 'Thủ tục', en: 'Procedures' } },
  { href: '/noi-nop', text: { vi: 'Nộp ở đâu', en: 'Where to go' } },
  { href: '/tra-cuu', text: { vi: 'Tra cứu', en: 'Tracking' } },
  { href: '/ho-so', text: { vi: 'Hồ sơ của tôi', en: 'My dossiers' } },
]

const NAVIGATION: Record<Audience, readonly Entry[]> = {
  citizen: CITIZEN,
  hall: CITIZEN,
  counter: [
    {
      href: '/quay/goi-so',
      text: { vi: 'Gọi số', en: 'Call' },
      roles: ['desk_officer', 'cashier', 'centre_leader'],
    },
    { href: '/quay/tiep-nhan', text: { vi: 'Tiếp nhận', en: 'Intake' }, roles: ['desk_officer'] },
    {
      href: '/quay/cho-tiep-nhan',
      text: { vi: 'Chờ tiếp nhận', en: 'Waiting' },
      roles: ['desk_officer', 'centre_leader'],
    },
    {
      href: '/quay/tra-ket-qua',
      text: { vi: 'Trả kết quả', en: 'Hand over' },
      roles: ['desk_officer', 'cashier'],
    },
    {
      href: '/quay/sao-ke',
      text: { vi: 'Sao kê', en: 'Statements' },
      roles: ['cashier', 'centre_leader'],
      without: ['desk_officer'],
    },
    { href: '/can-bo', text: { vi: 'Việc của tôi', en: 'My work' } },
    {
      href: '/can-bo/ho-so',
      text: { vi: 'Hồ sơ', en: 'Dossiers' },
      without: ['desk_officer'],
    },
  ],
  officer: [
    { href: '/can-bo', text: { vi: 'Việc của tôi', en: 'My work' } },
    { href: '/can-bo/ky', text: { vi: 'Ký', en: 'Sign' }, roles: ['signer'] },
    { href: '/can-bo/phat-hanh', text: { vi: 'Phát hành', en: 'Issue' }, roles: ['clerk'] },
    { href: '/can-bo/ho-so', text: { vi: 'Hồ sơ của đơn vị', en: 'Dossiers of the unit' } },
    { href: '/can-bo/so', text: { vi: 'Sổ đăng ký', en: 'Registers' }, roles: ['clerk'] },
    { href: '/can-bo/sap-tre', text: { vi: 'Sắp trễ', en: 'Late soon' } },
    { href: '/bao-cao', text: { vi: 'Báo cáo', en: 'Reports' }, roles: ['body_head'] },
    {
      href: '/quan-tri/tham-quyen',
      text: { vi: 'Thẩm quyền ký', en: 'Who may sign' },
      roles: ['commune_admin', 'signer'],
    },
    {
      href: '/quan-tri/quay',
      text: { vi: 'Quầy, người trực', en: 'Desks' },
      roles: ['commune_admin'],
    },
    {
      href: '/thu-tuc',
      text: { vi: 'Thủ tục', en: 'Procedures' },
      without: ['signer', 'clerk', 'commune_admin'],
    },
    { href: '/quan-tri/lich', text: { vi: 'Lịch làm việc', en: 'Calendar' }, roles: ['commune_admin'] },
  ],
  city: [
    { href: '/dieu-hanh', text: { vi: 'Bảng điều hành', en: 'Live board' } },
    { href: '/dieu-hanh/ban-do', text: { vi: 'Bản đồ', en: 'Map' } },
    { href: '/dieu-hanh/ho-so', text: { vi: 'Hồ sơ', en: 'Dossiers' } },
    { href: '/dieu-hanh/sap-tre', text: { vi: 'Sắp trễ', en: 'Late soon' } },
    {
      href: '/quan-tri/san-sang',
      text: { vi: 'Sẵn sàng', en: 'Readiness' },
      roles: ['city_controller', 'auditor'],
      without: ['city_leader'],
    },
    {
      href: '/quan-tri/sap-xep',
      text: { vi: 'Sắp xếp đơn vị', en: 'Reorganisations' },
      roles: ['city_leader'],
    },
    { href: '/quan-tri', text: { vi: 'Quản trị', en: 'Administration' }, roles: ['city_admin'] },
  ],
  admin: [
    { href: '/quan-tri', text: { vi: 'Quản trị', en: 'Administration' }, roles: ['city_admin'] },
    { href: '/quan-tri/lich', text: { vi: 'Lịch làm việc', en: 'Calendar' }, roles: ['commune_admin'] },
    {
      href: '/quan-tri/tai-khoan',
      text: { vi: 'Tài khoản', en: 'Accounts' },
      roles: ['commune_admin'],
    },
    { href: '/can-bo', text: { vi: 'Việc của tôi', en: 'My work' }, roles: ['commune_admin'] },
    {
      href: '/dieu-hanh',
      text: { vi: 'Bảng điều hành', en: 'Live board' },
      roles: ['city_admin', 'city_leader', 'city_controller', 'auditor'],
    },
    {
      href: '/quan-tri/san-sang',
      text: { vi: 'Sẵn sàng', en: 'Readiness' },
      roles: ['city_leader', 'city_controller', 'auditor'],
    },
    {
      href: '/quan-tri/sap-xep',
      text: { vi: 'Sắp xếp đơn vị', en: 'Reorganisations' },
      roles: ['city_leader', 'city_controller', 'auditor'],
    },
    {
      href: '/quan-tri/luot-tu-choi',
      text: { vi: 'Lượt bị từ chối', en: 'Refused requests' },
      roles: ['auditor'],
    },
  ],
}

/** The main links of an audience, at most five so that they fit a phone; those of other roles are left out. */
export function navigationOf(audience: Audience, roles?: readonly Role[]): readonly NavigationLink[] {
  if (!roles) return NAVIGATION[audience]
  return NAVIGATION[audience].filter(
    (entry) =>
      (!entry.roles || entry.roles.some((role) => roles.includes(role))) &&
      !entry.without?.some((role) => roles.includes(role)),
  )
}
