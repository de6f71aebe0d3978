import type { Act, HouseAct } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { Heading, Timeline, useView } from '#web/ui/index.ts'
import type { OwnDossier } from './read-own.ts'

/** What each act means to the resident. */
const HAPPENED: Record<Act | HouseAct | 'submit', Text> = {
  submit: { vi: 'Hồ sơ được nộp', en: 'Filed' },
  accept: { vi: 'Cơ quan tiếp nhận', en: 'Accepted by the office' },
  refuse: { vi: 'Xem xét việc tiếp nhận', en: 'Acceptance was considered' },
  request_supplement: { vi: 'Cơ quan yêu cầu bổ sung', en: 'The office asked for papers' },
  supplement: { vi: 'Đã nộp bổ sung', en: 'Papers were added' },
  assign: { vi: 'Giao người thụ lý', en: 'A specialist was named' },
  forward: { vi: 'Chuyển bộ phận chuyên môn', en: 'Sent to the body that prepares it' },
  consult: { vi: 'Hỏi ý kiến cơ quan khác', en: 'Another body was asked' },
  answer: { vi: 'Cơ quan được hỏi đã trả lời', en: 'The other body answered' },
  urge: { vi: 'Nhắc cơ quan được hỏi ý kiến trả lời', en: 'The body asked was reminded to answer' },
  propose: { vi: 'Đã soạn kết quả', en: 'The result was drafted' },
  send_back: { vi: 'Xem lại bản soạn', en: 'The draft is being reworked' },
  approve: { vi: 'Lãnh đạo đã duyệt', en: 'Approved' },
  number: { vi: 'Kết quả được cấp số', en: 'The result was numbered' },
  pause_for_obligation: { vi: 'Yêu cầu nộp khoản phải nộp', en: 'A payment was asked for' },
  settle_obligation: { vi: 'Đã nộp khoản phải nộp', en: 'The payment was made' },
  extend: { vi: 'Cơ quan xin lỗi và hẹn lại', en: 'The office apologised and re-appointed' },
  record_cause: { vi: 'Ghi nhận nguyên nhân khách quan, lùi hạn', en: 'An objective cause moved the date' },
  stop: { vi: 'Dừng giải quyết', en: 'Stopped' },
  withdraw: { vi: 'Rút hồ sơ', en: 'Withdrawn' },
  transfer: { vi: 'Chuyển cơ quan có thẩm quyền', en: 'Sent to the competent body' },
  pay: { vi: 'Đã nộp phí, lệ phí', en: 'The fee was paid' },
  take_version: { vi: 'Chuyển sang phiên bản thủ tục mới', en: 'Moved to the new version of the procedure' },
  draft_apology: {
    vi: 'Hồ sơ có thể chậm, cơ quan được nhắc xin lỗi',
    en: 'It may be late; the office was reminded',
  },
  warn_closing: {
    vi: 'Nhắc: sắp hết hạn bổ sung giấy tờ',
    en: 'Reminder: the time to add papers is nearly over',
  },
  apply_outage: { vi: 'Thời gian sự cố không tính vào hạn', en: 'The time of an outage does not count' },
  lapse: { vi: 'Đã qua ngày hẹn trả', en: 'The date given has passed' },
  find_difference: { vi: 'Bản giấy cần in lại, chưa trả', en: 'The paper has to be printed again' },
  add_scan: { vi: 'Giấy tờ đã nhận được quét vào hồ sơ', en: 'A paper you brought was scanned' },
  settle_difference: { vi: 'Lãnh đạo cho trả bản giấy', en: 'A head allowed the paper' },
  reorganise: {
    vi: 'Sắp xếp đơn vị: cơ quan mới tiếp tục giải quyết, ngày hẹn giữ nguyên',
    en: 'Units were reorganised: the new office goes on with it, the date given stays',
  },
  restore: {
    vi: 'Hủy sắp xếp: cơ quan trước đây tiếp tục giải quyết, ngày hẹn giữ nguyên',
    en: 'The reorganisation was undone: the office of before goes on with it, the date given stays',
  },
  deliver: { vi: 'Đã trả kết quả', en: 'The result was handed over' },
}

function isKnown(act: string): act is keyof typeof HAPPENED {
  return Object.hasOwn(HAPPENED, act)
}

/** What happened to the dossier, in the resident's words. */
export function History({ own }: { own: OwnDossier }) {
  const { t } = useView()
  const last = own.events.at(-1)
  return (
    <section class="section">
      <Heading level={2} text={t('Những việc đã diễn ra', 'What has happened')} />
      <Timeline
        items={own.events.map((event) => ({
          key: String(event.version),
          at: formatMoment(event.at),
          title: isKnown(event.act) ? HAPPENED[event.act] : event.act,
          by: [event.actor_title, event.actor_name].filter(Boolean).join(' '),
          state: event === last ? 'now' : 'done',
        }))}
      />
      <p>
        <a href={`/ho-so/${own.dossier.code}/nhat-ky`}>
          {t(
            'Nhật ký đầy đủ: ai đã làm, đã xem dữ liệu của tôi',
            'The whole record: who did what, who saw my data',
          )}
        </a>
      </p>
    </section>
  )
}
