import type { Text } from '#platform/text.ts'
import type { Gap, GapKind } from './gap.ts'

/** The items of the checklist, in its order. */
export const CHECK_ITEMS = [
  'accounts',
  'signatures',
  'printer',
  'codes',
  'calendar',
  'procedures',
  'queue',
  'test_dossier',
] as const
export type CheckItem = (typeof CHECK_ITEMS)[number]

/** What each item asks. */
export const CHECK_TEXT: Record<CheckItem, Text> = {
  accounts: {
    vi: 'Tài khoản: tiếp nhận, chuyên viên, văn thư',
    en: 'Accounts: reception, specialists, clerk',
  },
  signatures: { vi: 'Người ký, chứng thư, con dấu số', en: 'Signers, certificates, digital seal' },
  printer: { vi: 'Máy in: đã in trang thử', en: 'Printer: a test page was printed' },
  codes: { vi: 'Mã hồ sơ', en: 'Codes of dossiers' },
  calendar: { vi: 'Lịch làm việc', en: 'Working calendar' },
  procedures: { vi: 'Thủ tục có người thụ lý', en: 'Every procedure has somebody to handle it' },
  queue: { vi: 'Lấy số, gọi số: đã thử', en: 'Tickets and calls were tried' },
  test_dossier: {
    vi: 'Hồ sơ thử: đã đi hết các bước',
    en: 'A test dossier went through every step',
  },
}

/** Gaps by which the house itself sees that an item is open; an item without any is said to be done by a person. */
const SEEN: Partial<Record<CheckItem, readonly GapKind[]>> = {
  accounts: ['no_desk_officer', 'no_specialist', 'no_clerk'],
  signatures: ['no_signer', 'one_vice_chair', 'no_certificate', 'certificate_ends', 'no_seal', 'seal_ends'],
  codes: ['no_code_pattern'],
  calendar: ['no_calendar'],
  procedures: ['no_specialist', 'no_signer'],
}

/** What is kept of an item: whose it is, until when, and when it was found done; days `YYYY-MM-DD`. */
export type Check = {
  readonly unit_id: number
  readonly item: CheckItem
  readonly owner_name: string
  readonly due_on: string
  readonly done_on: string | null
  readonly done_by_name: string | null
  readonly note: string
}

/** An item as it stands today: done, open, or open past its day. */
export type CheckLine = {
  readonly item: CheckItem
  readonly state: 'done' | 'open' | 'late'
  /** Whether the house sees it for itself. */
  readonly isSeen: boolean
  readonly check: Check | null
}

/** Whether the house sees for itself that an item is done. */
export function isSeenItem(item: CheckItem): boolean {
  return SEEN[item] !== undefined
}

/** The whole list of a unit: what the house sees by what is missing, the rest by what was said. Pure. */
export function checklistOf(
  gaps: readonly Pick<Gap, 'kind'>[],
  checks: readonly Check[],
  today: string,
): CheckLine[] {
  const missing = new Set(gaps.map(({ kind }) => kind))
  return CHECK_ITEMS.map((item) => {
    const check = checks.find((one) => one.item === item) ?? null
    const seen = SEEN[item]
    const isDone = seen ? !seen.some((kind) => missing.has(kind)) : check !== null && check.done_on !== null
    const isLate = check !== null && check.due_on < today
    return { item, check, isSeen: seen !== undefined, state: isDone ? 'done' : isLate ? 'late' : 'open' }
  })
}
