import type { Actor, Role } from '#modules/record'
import { maySeePlays } from '#modules/rehearsal'
import type { Text } from '#platform/text.ts'
import type { NavigationLink, ShownActor } from './view.ts'

/** What each role is called beside a name. */
export const ROLE_LABEL: Record<Role, Text> = {
  desk_officer: { vi: 'Công chức một cửa', en: 'Desk officer' },
  centre_leader: { vi: 'Phụ trách điểm phục vụ', en: 'Leader of the service point' },
  cashier: { vi: 'Thu ngân', en: 'Cashier' },
  specialist: { vi: 'Chuyên viên', en: 'Specialist' },
  body_head: { vi: 'Trưởng phòng', en: 'Head of body' },
  signer: { vi: 'Người ký', en: 'Signer' },
  clerk: { vi: 'Văn thư', en: 'Clerk' },
  commune_admin: { vi: 'Quản trị cấp xã', en: 'Commune administrator' },
  coordinator: { vi: 'Cán bộ phối hợp', en: 'Coordinating officer' },
  city_admin: { vi: 'Quản trị thành phố', en: 'City administrator' },
  city_controller: { vi: 'Giám sát thành phố', en: 'City controller' },
  city_leader: { vi: 'Lãnh đạo thành phố', en: 'City leader' },
  auditor: { vi: 'Kiểm tra', en: 'Auditor' },
}

/** Where each role of a desk begins: taking in, collecting fees; everybody else with what waits for him. */
const DESK_HOMES: Partial<Record<Role, string>> = {
  desk_officer: '/quay/tiep-nhan',
  cashier: '/quay/tra-ket-qua',
}

/** Where this person's work begins. */
export function homeOf(actor: Actor): string {
  if (actor.kind === 'citizen') return '/ho-so'
  if (actor.sees === 'city') return '/dieu-hanh'
  const desk = actor.posts.map((post) => DESK_HOMES[post.role]).find((home) => home !== undefined)
  if (desk) return desk
  return actor.kind === 'officer' ? '/can-bo' : '/'
}

const LINKS: Record<string, NavigationLink> = {
  '/ho-so': { href: '/ho-so', text: { vi: 'Hồ sơ của tôi', en: 'My dossiers' } },
  '/dieu-hanh': { href: '/dieu-hanh', text: { vi: 'Bảng điều hành', en: 'Live board' } },
  '/quay/tiep-nhan': { href: '/quay/tiep-nhan', text: { vi: 'Quầy tiếp nhận', en: 'Counter' } },
  '/quay/tra-ket-qua': {
    href: '/quay/tra-ket-qua',
    text: { vi: 'Quầy thu và trả', en: 'Cash and hand-over' },
  },
  '/can-bo': { href: '/can-bo', text: { vi: 'Việc của tôi', en: 'My work' } },
}

const OWN: NavigationLink = {
  href: '/tai-khoan',
  text: { vi: 'Tài khoản của tôi', en: 'My account' },
}

/** Scenarios and scorecards, for those who observe or see them; also the ribbon of a rehearsal leads there. */
const PLAYS: NavigationLink = {
  href: '/quan-tri/dien-tap',
  text: { vi: 'Kịch bản diễn tập', en: 'Scenarios to rehearse' },
}

/** Who is signed in, as the masthead shows it; null for a visitor. */
export function shownActor(actor: Actor, isRehearsal = false): ShownActor | null {
  if (actor.id === null) return null
  const home = LINKS[homeOf(actor)]
  const role = actor.posts[0]?.role
  const seesPlays = isRehearsal && actor.posts.some(({ unit_id }) => maySeePlays(actor, { id: unit_id }))
  return {
    id: actor.id,
    name: actor.name,
    roleLabel: role ? ROLE_LABEL[role] : { vi: 'Công dân', en: 'Resident' },
    links: [...(home ? [home] : []), ...(seesPlays ? [PLAYS] : []), OWN],
  }
}
