import type { Role } from '#modules/record'
import type { Agency, AgencyKind } from '#modules/units'
import type { Text } from '#platform/text.ts'
import { findOwnFaults, type Own } from './find-own-faults.ts'
import type { Move } from './move.ts'
import type { Snapshot } from './read-ground.ts'

/** What a dry run may find. */
export const FINDINGS = {
  unknown_unit: {
    vi: 'Đơn vị cũ trong phương án không có trong hệ thống',
    en: 'An old unit of the plan is not in the system',
  },
  no_owner: {
    vi: 'Hồ sơ chưa quyết định được và không ai phụ trách',
    en: 'Undecided dossiers that nobody owns',
  },
  no_agency: { vi: 'Đơn vị mới thiếu cơ quan', en: 'A new unit lacks an agency' },
  no_desk: { vi: 'Điểm tiếp nhận chưa có người tiếp nhận', en: 'A reception point has no desk officer' },
  no_signer: { vi: 'Không ai ký được', en: 'Nobody can sign' },
  no_clerk: { vi: 'Chưa có văn thư', en: 'There is no clerk' },
  no_head: { vi: 'Phòng chuyên môn chưa có trưởng phòng', en: 'A body has no head' },
  no_specialist: { vi: 'Phòng chuyên môn chưa có chuyên viên', en: 'A body has no specialist' },
  no_certificate: { vi: 'Người ký chưa có chứng thư số', en: 'A signer has no certificate' },
  no_calendar: {
    vi: 'Không có lịch làm việc từ ngày có hiệu lực',
    en: 'There is no working calendar from the day on',
  },
  no_own_calendar: {
    vi: 'Lịch làm việc riêng của cơ quan kết thúc không có ở nơi kế thừa',
    en: 'A calendar of an agency that ends is missing at its successor',
  },
  calendar_collision: {
    vi: 'Nhiều lịch riêng khác nhau cùng về một nơi kế thừa',
    en: 'Several different calendars would come to one successor',
  },
  no_own_pattern: {
    vi: 'Mẫu mã hồ sơ riêng của cơ quan kết thúc không có ở nơi kế thừa',
    en: 'A code pattern of an agency that ends is missing at its successor',
  },
  pattern_collision: {
    vi: 'Nhiều mẫu mã hồ sơ khác nhau cùng về một nơi kế thừa',
    en: 'Several different code patterns would come to one successor',
  },
  no_box_heir: {
    vi: 'Hộp lưu trữ không có nơi kế thừa',
    en: 'Archive boxes that nobody takes over',
  },
  no_account: {
    vi: 'Tài khoản được bổ nhiệm trong phương án không có trong hệ thống',
    en: 'An account that the plan appoints is not in the system',
  },
  no_post: { vi: 'Cán bộ chưa có vị trí sau sắp xếp', en: 'An officer has no post after the cut' },
  number_collision: {
    vi: 'Hai sổ trùng số nếu ghi tiếp chung một sổ',
    en: 'Two registers would give the same numbers if they went on as one',
  },
  identifier_collision: {
    vi: 'Hai cơ quan mang cùng mã định danh hoặc tên địa chỉ',
    en: 'Two agencies bear the same identifier or slug',
  },
  late: { vi: 'Hồ sơ sẽ quá hạn vì sắp xếp', en: 'Dossiers that would become late' },
} as const satisfies Record<string, Text>
export type FindingKind = keyof typeof FINDINGS

/** Điều phát hiện: what is wrong or missing, of which unit, agency or officer, and how many dossiers it touches. */
export type Finding = {
  readonly kind: FindingKind
  readonly subject: string
  readonly dossiers: number
  readonly detail: Readonly<Record<string, unknown>>
}

/** A register that exists: the last number of an agency's book of a year. */
export type Book = {
  readonly agency_id: string
  readonly register: string
  readonly year: number
  readonly taken: number
}

/** What is read beside the snapshot for finding faults. */
export type Beside = {
  readonly books: readonly Book[]
  /** By account: until when the signer's certificate holds. Null: this house signs without certificates. */
  readonly certificates: ReadonlyMap<string, string> | null
  readonly effective_at: string
  readonly own: Own
}

/** Everything that is missing, collides or nobody owns after the cut. Pure. */
export function findFaults(snapshot: Snapshot, moves: readonly Move[], beside: Beside): Finding[] {
  return [
    ...snapshot.unknown.map((code) => finding('unknown_unit', code)),
    ...(snapshot.hasCalendar ? [] : [finding('no_calendar', '', { dossiers: moves.length })]),
    ...ownerless(moves),
    ...missing(snapshot, moves, beside),
    ...snapshot.strangers.map((name) => finding('no_account', name, { name })),
    ...snapshot.lostPosts.map(({ account_id, name, role, agency_id }) =>
      finding('no_post', `${account_id} ${role} ${agency_id}`, { name, role, agency_id }),
    ),
    ...numberCollisions(snapshot, beside.books),
    ...identifierCollisions(snapshot.agenciesAfter),
    ...findOwnFaults(snapshot, beside.own),
    ...lateOnes(moves),
  ]
}

function finding(
  kind: FindingKind,
  subject: string,
  { dossiers = 0, ...detail }: Finding['detail'] & { dossiers?: number } = {},
): Finding {
  return { kind, subject, dossiers, detail }
}

function ownerless(moves: readonly Move[]): Finding[] {
  const without = moves.filter(
    ({ outcome, owner_agency_id }) => outcome === 'undecided' && owner_agency_id === null,
  )
  return [...Map.groupBy(without, ({ from_unit }) => from_unit)].map(([unit, own]) =>
    finding('no_owner', String(unit), { dossiers: own.length, unit_id: unit }),
  )
}

function lateOnes(moves: readonly Move[]): Finding[] {
  const late = moves.filter(({ becomes_late }) => becomes_late)
  return [...Map.groupBy(late, ({ from_unit }) => from_unit)].map(([unit, own]) =>
    finding('late', String(unit), {
      dossiers: own.length,
      unit_id: unit,
      codes: own.slice(0, 20).map(({ code }) => code),
    }),
  )
}

const BODIES: readonly AgencyKind[] = ['commune_office', 'commune_economy', 'commune_culture_society']

/** Of each unit that takes something over: its agencies and whoever must sit in them. */
function missing(snapshot: Snapshot, moves: readonly Move[], beside: Beside): Finding[] {
  const going = Map.groupBy(
    moves.filter(({ to_unit }) => to_unit !== null),
    ({ to_unit }) => to_unit ?? 0,
  )
  const targets = new Map(
    snapshot.territories.flatMap(({ targets: own }) =>
      own.map((target) => [target.unit_id, target.name] as const),
    ),
  )
  const byUnit = Map.groupBy(snapshot.agenciesAfter, ({ unit_id }) => unit_id)
  const staff = Map.groupBy(snapshot.officersAfter, ({ agency_id }) => agency_id)
  const has = (agency: Agency, role: Role): boolean =>
    staff.get(agency.id)?.some((one) => one.role === role) ?? false
  return [...targets].flatMap(([unit, name]): Finding[] => {
    const dossiers = going.get(unit)?.length ?? 0
    const own = byUnit.get(unit) ?? []
    const lack = (kind: FindingKind, agency: string): Finding =>
      finding(kind, `${unit} ${agency}`, { dossiers, unit_id: unit, unit: name, agency })
    const needed: readonly AgencyKind[] = ['centre_point', 'commune_committee', ...BODIES]
    const absent = needed.filter((kind) => !own.some((agency) => agency.kind === kind))
    const signers = own
      .filter(({ kind }) => kind === 'commune_committee')
      .flatMap(({ id }) => staff.get(id)?.filter(({ role }) => role === 'signer') ?? [])
    return [
      ...absent.map((kind) => lack('no_agency', kind)),
      ...own.flatMap((agency) => lacksAt(agency, has).map((kind) => lack(kind, agency.name))),
      ...certificateGap(signers, beside).map(({ account_id, name: signer }) =>
        finding('no_certificate', `${unit} ${account_id}`, {
          ...{ dossiers, unit_id: unit, unit: name, account_id, name: signer },
        }),
      ),
    ]
  })
}

function lacksAt(agency: Agency, has: (agency: Agency, role: Role) => boolean): FindingKind[] {
  const lacks = (role: Role, kind: FindingKind): FindingKind[] => (has(agency, role) ? [] : [kind])
  if (agency.kind === 'centre_point') return lacks('desk_officer', 'no_desk')
  if (agency.kind === 'commune_committee')
    return [...lacks('signer', 'no_signer'), ...lacks('clerk', 'no_clerk')]
  if (!BODIES.includes(agency.kind)) return []
  return [...lacks('body_head', 'no_head'), ...lacks('specialist', 'no_specialist')]
}

/** Each signer once whose certificate does not hold at the moment. */
function certificateGap<S extends { readonly account_id: string }>(
  signers: readonly S[],
  { certificates, effective_at }: Beside,
): S[] {
  if (!certificates) return []
  const lacking = signers.filter(({ account_id }) => (certificates.get(account_id) ?? '') <= effective_at)
  return [...new Map(lacking.map((signer) => [signer.account_id, signer])).values()]
}

/** Where books go on as one, each of several that would be joined gives the numbers the others gave. */
function numberCollisions({ ground, closing, agenciesAfter }: Snapshot, books: readonly Book[]): Finding[] {
  if (ground.rules.registers === 'close_and_open') return []
  const ending = new Map(closing.map((agency) => [agency.id, agency]))
  const joined = books.flatMap((book) => {
    const agency = ending.get(book.agency_id)
    const main = agency && ground.territories.get(agency.unit_id)?.main.unit_id
    const into = agenciesAfter.find(({ unit_id, kind }) => unit_id === main && kind === agency?.kind)
    return into ? [{ ...book, into }] : []
  })
  const already = new Set(books.map(({ agency_id, register, year }) => `${agency_id} ${register} ${year}`))
  return [...Map.groupBy(joined, ({ into, register, year }) => `${into.id} ${register} ${year}`)].flatMap(
    ([subject, own]) => {
      const [first] = own
      if (!first || (own.length === 1 && !already.has(subject))) return []
      const { register, year, into } = first
      return [finding('number_collision', subject, { register, year, agency: into.name, books: own.length })]
    },
  )
}

function identifierCollisions(agencies: readonly Agency[]): Finding[] {
  const named = agencies.flatMap((agency) => [
    { word: agency.slug, agency },
    ...(agency.e_identifier ? [{ word: agency.e_identifier, agency }] : []),
  ])
  return [...Map.groupBy(named, ({ word }) => word)].flatMap(([word, own]) => {
    const names = new Set(own.map(({ agency }) => agency.id))
    if (names.size < 2) return []
    return [finding('identifier_collision', word, { agencies: own.map(({ agency }) => agency.name) })]
  })
}
