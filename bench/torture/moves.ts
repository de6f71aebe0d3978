/** What officers may do next with a dossier, by its state: who, which act, with what. */
import { ACT_DOORS } from '#http/act-doors.ts'
import type { Act, Business } from '#modules/dossiers'
import type { Random } from '#modules/simulation'

/** As much of a dossier as an act needs. */
export type Seen = {
  readonly code: string
  readonly version: number
  readonly business: Business
  readonly delivery: string
  readonly procedure: { readonly code: string }
  readonly fee_due: number
  readonly fee_paid: number
  readonly consultation: { readonly id: string } | null
}

/** What was answered about a dossier: the house's own schema validated it, and only its few fields are used. */
export function seenOf(body: Record<string, unknown>): Seen {
  return body as unknown as Seen
}

/** One request: by which desk of the commune, which act, at which address below the dossier, with which body. */
export type Move = { readonly desk: string; readonly act: Act; readonly path: string; readonly body: object }

/** The desks of a commune, by the first part of their accounts' names. */
export const DESKS = [
  'tiepnhan',
  'lanhdaoquay',
  'thungan',
  'chuyenvien',
  'truongphong',
  'ky',
  'vanthu',
  'phoihop',
] as const
type Desk = (typeof DESKS)[number]

type Option = readonly [weight: number, desk: Desk, act: Act, body?: (seen: Seen, unit: string) => object]

const ASKED: Readonly<Record<string, string>> = { '2.000815': 'original', '1.004873': 'earlier' }
const why = { reason: 'Không thuộc thẩm quyền', legal_basis: 'NĐ 118/2025/NĐ-CP' }

const ask = (seen: Seen): object => ({
  items: [{ key: ASKED[seen.procedure.code] ?? '', guidance: 'Nộp bản chính để đối chiếu' }],
  reason: 'Cần bổ sung giấy tờ',
  ...(seen.business === 'reviewing' ? { legal_reason: 'Khoản 2 Điều 22 NĐ 123/2015/NĐ-CP' } : {}),
})
const bring = (seen: Seen): object => ({
  checklist: [{ key: ASKED[seen.procedure.code] ?? '', kind: 'original', count: 1, paper_ids: [] }],
})

const OPTIONS: Readonly<Record<Business, readonly Option[]>> = {
  submitted: [
    [10, 'tiepnhan', 'accept'],
    [2, 'tiepnhan', 'request_supplement', ask],
    [1, 'tiepnhan', 'refuse', () => why],
    [0.3, 'tiepnhan', 'withdraw', () => ({ reason: 'Không cần nữa' })],
  ],
  supplement_before: [[1, 'tiepnhan', 'supplement', bring]],
  refusal_drafted: [
    [1, 'lanhdaoquay', 'refuse', () => ({})],
    [1, 'lanhdaoquay', 'accept'],
  ],
  accepted: [[1, 'tiepnhan', 'forward']],
  forwarded: [[1, 'truongphong', 'assign', (_, unit) => ({ specialist: `chuyenvien.${unit}` })]],
  reviewing: [
    [6, 'chuyenvien', 'propose', () => ({ outcome: 'granted', summary: 'Đủ điều kiện' })],
    [1, 'chuyenvien', 'propose', () => ({ outcome: 'declined', summary: 'Không đủ điều kiện' })],
    [1, 'chuyenvien', 'request_supplement', ask],
    [1, 'chuyenvien', 'pause_for_obligation', () => ({ reason: 'Nộp thuế trước bạ', amount: 100_000 })],
    [1, 'chuyenvien', 'consult', (_, unit) => ({ agency: `thue-${unit}`, question: 'Xin xác minh nơi ở' })],
    [0.3, 'truongphong', 'stop', () => ({ reason: 'Hồ sơ giả mạo' })],
  ],
  consulting: [[1, 'phoihop', 'answer', () => ({ opinion: 'Thống nhất' })]],
  supplement: [[1, 'tiepnhan', 'supplement', bring]],
  supplement_proposed: [[1, 'truongphong', 'approve']],
  financial: [[1, 'thungan', 'settle_obligation', () => ({ evidence: 'KB-1' })]],
  proposed: [
    [6, 'truongphong', 'approve'],
    [1, 'truongphong', 'send_back', () => ({ reason: 'Cần xem lại' })],
  ],
  endorsed: [
    [6, 'ky', 'approve'],
    [1, 'ky', 'send_back', () => ({ reason: 'Cần xem lại' })],
  ],
  approved: [[1, 'vanthu', 'number']],
  finished: [[1, 'tiepnhan', 'deliver', () => ({ to: 'principal', way: 'counter' })]],
  refused: [],
  withdrawn: [],
  stopped: [],
}

const collect: Option = [4, 'thungan', 'pay', ({ fee_due, fee_paid }) => ({ amount: fee_due - fee_paid })]

/** A move by chance; null where nothing is left to do. */
export function nextMove(seen: Seen, unit: string, random: Random): Move | null {
  const owes = seen.fee_due > seen.fee_paid
  const usual = seen.delivery === 'delivered' ? [] : OPTIONS[seen.business]
  const options =
    owes && seen.business === 'finished'
      ? [collect]
      : owes && seen.business === 'accepted'
        ? [...usual, collect]
        : usual
  const total = options.reduce((sum, [weight]) => sum + weight, 0)
  let at = random.next() * total
  const chosen = options.find(([weight]) => (at -= weight) < 0)
  if (!chosen) return null
  const [, desk, act, body = () => ({})] = chosen
  const path = ACT_DOORS[act].path.replace(':id', seen.consultation?.id ?? '')
  return { desk, act, path, body: body(seen, unit) }
}
