import type { Act, DossierEvent, HouseAct } from '#modules/dossiers'
import { formatDay, formatMoment } from '#platform/dates.ts'
import { say, type Language, type Text } from '#platform/text.ts'
import { showMoney } from '../format.ts'

/** What happened, said afterwards. */
const HAPPENED: Record<Act | HouseAct | 'submit' | 'rate', Text> = {
  submit: { vi: 'Nộp hồ sơ', en: 'Filed' },
  accept: { vi: 'Tiếp nhận hồ sơ', en: 'Accepted' },
  refuse: { vi: 'Từ chối tiếp nhận', en: 'Acceptance refused' },
  request_supplement: { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Papers requested' },
  supplement: { vi: 'Nộp giấy tờ bổ sung', en: 'Papers brought' },
  assign: { vi: 'Phân công thụ lý', en: 'Assigned' },
  forward: { vi: 'Chuyển đến phòng chuyên môn', en: 'Forwarded to the body' },
  consult: { vi: 'Lấy ý kiến cơ quan phối hợp', en: 'Another body was asked' },
  answer: { vi: 'Cơ quan phối hợp trả lời', en: 'The body asked answered' },
  urge: { vi: 'Đôn đốc cơ quan phối hợp', en: 'The body asked was urged' },
  propose: { vi: 'Trình kết quả', en: 'Result proposed' },
  send_back: { vi: 'Trả lại bước trước', en: 'Sent back a step' },
  approve: { vi: 'Duyệt', en: 'Approved' },
  number: { vi: 'Cấp số, phát hành kết quả', en: 'Result numbered and issued' },
  pause_for_obligation: { vi: 'Tạm dừng chờ nghĩa vụ tài chính', en: 'Paused for a financial obligation' },
  settle_obligation: { vi: 'Đã nộp nghĩa vụ tài chính', en: 'The obligation was paid' },
  extend: { vi: 'Xin lỗi và hẹn lại', en: 'Apology and new date' },
  record_cause: { vi: 'Ghi nhận nguyên nhân khách quan', en: 'Objective cause recorded' },
  stop: { vi: 'Dừng giải quyết', en: 'Stopped' },
  withdraw: { vi: 'Người nộp rút hồ sơ', en: 'Withdrawn by the applicant' },
  transfer: { vi: 'Chuyển thẩm quyền giải quyết', en: 'Transferred to another unit' },
  pay: { vi: 'Thu phí, lệ phí', en: 'Fee collected' },
  take_version: { vi: 'Chuyển sang phiên bản thủ tục mới', en: 'Moved to the new version of the procedure' },
  draft_apology: { vi: 'Soạn văn bản xin lỗi, chờ ký', en: 'Apology drafted, to be signed' },
  warn_closing: { vi: 'Nhắc sắp hết hạn bổ sung', en: 'Warned that the closing is near' },
  apply_outage: { vi: 'Áp dụng sự cố đã ghi nhận', en: 'A recorded outage was applied' },
  lapse: { vi: 'Quá ngày hẹn trả', en: 'The date given passed' },
  reorganise: { vi: 'Chuyển giao khi sắp xếp đơn vị', en: 'Handed over when units were reorganised' },
  restore: { vi: 'Chuyển trả khi hủy sắp xếp', en: 'Handed back when the reorganisation was undone' },
  deliver: { vi: 'Trả kết quả', en: 'Result handed over' },
  find_difference: {
    vi: 'Bản giấy khác bản ký số, chưa trả',
    en: 'The paper differs from the signed result',
  },
  settle_difference: { vi: 'Lãnh đạo cho trả bản giấy khác', en: 'A head allowed the paper that differs' },
  add_scan: { vi: 'Quét giấy tờ đã nhận vào hồ sơ', en: 'A paper received was scanned in' },
  rate: { vi: 'Người nộp đánh giá', en: 'Rated by the applicant' },
}

/** Some acts mean different things by where they lead. */
const LED_TO: Record<string, Text> = {
  'refuse refusal_drafted': { vi: 'Đề nghị từ chối tiếp nhận, chờ ký', en: 'Refusal drafted' },
  'refuse refused': { vi: 'Ký từ chối tiếp nhận', en: 'Refusal signed' },
  'approve endorsed': { vi: 'Lãnh đạo phòng duyệt, trình ký', en: 'Endorsed by the head' },
  'approve approved': { vi: 'Ký kết quả', en: 'Result signed' },
}

/** An event's name in plain words. */
export function happened({ act, data }: Pick<DossierEvent, 'act' | 'data'>, language: Language): string {
  const known: Readonly<Record<string, Text>> = HAPPENED
  const text = LED_TO[`${act} ${String(data['to'])}`] ?? known[act]
  return text ? say(text, language) : act
}

/** Who did it, as the timeline says: name and title; the house itself; the applicant. */
export function doneBy(
  event: Pick<DossierEvent, 'actor_name' | 'actor_title'> & { actor_kind?: string },
  language: Language,
): string {
  if (event.actor_kind === 'system') return say({ vi: 'Hệ thống', en: 'The system' }, language)
  return [event.actor_name, event.actor_title].filter(Boolean).join(', ')
}

/** What the event says besides: the amount, the day, the note. */
export function factsOf({ data }: DossierEvent, language: Language): string[] {
  const { amount, due_on, note, from_due_at, due_at, on_time, with_apology, proposed_due_at } = data
  const line = (vi: string, en: string): string => say({ vi, en }, language)
  return [
    typeof amount === 'number' ? showMoney(amount, language) : '',
    typeof due_on === 'string'
      ? line(`Hạn bổ sung: ${formatDay(due_on)}`, `To be brought by ${formatDay(due_on)}`)
      : '',
    typeof from_due_at === 'string' && typeof due_at === 'string'
      ? line(
          `Hẹn cũ ${formatMoment(from_due_at)}, hẹn mới ${formatMoment(due_at)}`,
          `From ${formatMoment(from_due_at)} to ${formatMoment(due_at)}`,
        )
      : '',
    typeof proposed_due_at === 'string'
      ? line(
          `Ngày hẹn đề xuất: ${formatMoment(proposed_due_at)}`,
          `Proposed: ${formatMoment(proposed_due_at)}`,
        )
      : '',
    with_apology === false ? line('Chưa có văn bản xin lỗi', 'No apology was signed') : '',
    with_apology === true ? line('Đã có văn bản xin lỗi', 'An apology had been signed') : '',
    on_time === false ? line('Trễ hạn', 'Late') : '',
    typeof note === 'string' ? note : '',
  ].filter(Boolean)
}
