import type { Text } from '#platform/text.ts'
import type { Rules } from './plan-rules.ts'

/** Each kind of thing an agency that ends has, in the order it is told. */
export const KINDS = {
  originals: { vi: 'Bản chính đang giữ', en: 'Originals held' },
  slips: { vi: 'Phiếu bàn giao trên đường', en: 'Slips on their way' },
  archives: { vi: 'Bản chính lưu cùng hồ sơ', en: 'Originals filed with dossiers' },
  boxes: { vi: 'Hộp lưu trữ', en: 'Archive boxes' },
  appointments: { vi: 'Lịch hẹn tại quầy', en: 'Booked times at counters' },
  desks: { vi: 'Quầy trong danh bạ', en: 'Desks of the directory' },
  registers: { vi: 'Sổ đang mở', en: 'Open registers' },
  codes: { vi: 'Mẫu mã hồ sơ riêng', en: 'Code patterns of their own' },
  delegations: { vi: 'Văn bản giao quyền', en: 'Delegations' },
  calendars: { vi: 'Lịch làm việc riêng', en: 'Calendars of their own' },
  posts: { vi: 'Vị trí của cán bộ', en: 'Officers’ posts' },
} as const satisfies Record<string, Text>
export type Kind = keyof typeof KINDS

/** How many there are of each kind. */
export type Kinds = Readonly<Record<Kind, number>>

const FOLLOWS = { vi: 'theo hồ sơ, hoặc về nơi kế thừa', en: 'with their dossier, else to the successor' }
const SUCCESSOR = { vi: 'về nơi kế thừa chính', en: 'to the main successor' }

/** What a plan's rules do with a kind of thing, in words. */
export function ruleWords(kind: Kind, rules: Rules): Text {
  return WORDS[kind](rules)
}

const WORDS: Record<Kind, (rules: Rules) => Text> = {
  originals: () => FOLLOWS,
  slips: () => ({ vi: 'đến nơi kế thừa, mã QR giữ nguyên', en: 'arrive at the successor by the same QR' }),
  archives: () => SUCCESSOR,
  boxes: ({ archive_agency }) =>
    archive_agency
      ? {
          vi: `về ${archive_agency}, kèm biên bản bàn giao`,
          en: `to ${archive_agency}, with a record of the hand-over`,
        }
      : {
          vi: 'về nơi kế thừa chính, kèm biên bản bàn giao',
          en: 'to the main successor, with a record of the hand-over',
        },
  appointments: ({ appointments }) =>
    appointments === 'cancel'
      ? { vi: 'hủy, báo người hẹn đặt lại', en: 'cancelled; who booked is told' }
      : {
          vi: 'giữ giờ hẹn, chuyển về quầy nơi kế thừa, báo người hẹn',
          en: 'kept at the successor’s counter; who booked is told',
        },
  desks: ({ desks }) =>
    desks === 'follow'
      ? { vi: 'mở lại tại nơi kế thừa, số quầy kế tiếp', en: 'open at the successor under the next numbers' }
      : { vi: 'đóng khi hết thời gian song song', en: 'close when the parallel time is over' },
  registers: ({ registers }) =>
    registers === 'continue'
      ? { vi: 'nơi kế thừa ghi tiếp', en: 'the successor goes on' }
      : { vi: 'khóa sổ cũ, mở sổ mới', en: 'closed; new ones are opened' },
  codes: ({ codes }) =>
    codes === 'continue'
      ? { vi: 'nơi kế thừa ghi mã tiếp theo mẫu cũ', en: 'the successor goes on by the old pattern' }
      : { vi: 'theo mẫu của nơi kế thừa', en: 'by the successor’s pattern' },
  delegations: ({ delegations }) =>
    delegations === 'continue'
      ? { vi: 'tiếp tục tại nơi kế thừa', en: 'go on at the successor' }
      : { vi: 'hết hiệu lực từ thời điểm chuyển', en: 'end at the moment' },
  calendars: ({ calendars }) =>
    calendars === 'continue'
      ? {
          vi: 'nơi kế thừa giữ giờ và ngày nghỉ riêng; hạn đã hẹn giữ nguyên',
          en: 'the successor keeps the hours and closed days; dates given stay',
        }
      : { vi: 'theo lịch của nơi kế thừa; hạn đã hẹn giữ nguyên', en: 'the successor’s; dates given stay' },
  posts: ({ officers }) =>
    officers === 'follow'
      ? { vi: 'theo cơ quan về nơi kế thừa', en: 'follow their office' }
      : { vi: 'không theo, bổ nhiệm trong phương án', en: 'do not follow; the plan appoints' },
}
