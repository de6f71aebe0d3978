import type { Business } from '#modules/dossiers'
import type { Text } from '#platform/text.ts'
import type { Step, Tone } from '#web/ui/index.ts'

/** Where a dossier stands, told to its resident: a sentence, a mood, and how far of four steps it has come. */
export type Stand = {
  readonly text: Text
  readonly tone: Tone
  readonly reached: number
  readonly isOver: boolean
}

const open = (reached: number, vi: string, en: string): Stand => ({
  text: { vi, en },
  tone: 'info',
  reached,
  isOver: false,
})

/** The resident has something to do. */
const waits = (reached: number, vi: string, en: string): Stand => ({
  ...open(reached, vi, en),
  tone: 'warning',
})

const over = (reached: number, vi: string, en: string): Stand => ({
  text: { vi, en },
  tone: 'neutral',
  reached,
  isOver: true,
})

const STANDS: Record<Business, Stand> = {
  submitted: open(
    0,
    'Hồ sơ đã gửi, đang chờ cơ quan tiếp nhận.',
    'Sent, waiting for the office to accept it.',
  ),
  refusal_drafted: open(
    0,
    'Cơ quan đang xem xét việc tiếp nhận.',
    'The office is deciding whether to accept it.',
  ),
  supplement_before: waits(
    0,
    'Hồ sơ còn thiếu. Bạn cần bổ sung để được tiếp nhận.',
    'Papers are missing. Please add them so that it can be accepted.',
  ),
  refused: over(0, 'Hồ sơ không được tiếp nhận.', 'The dossier was not accepted.'),
  accepted: open(1, 'Cơ quan đã tiếp nhận và sắp xử lý.', 'Accepted; work is about to begin.'),
  forwarded: open(1, 'Hồ sơ đã đến bộ phận chuyên môn.', 'With the body that prepares the result.'),
  reviewing: open(1, 'Cán bộ chuyên môn đang thẩm định.', 'A specialist is reviewing it.'),
  supplement_proposed: open(1, 'Cán bộ chuyên môn đang thẩm định.', 'A specialist is reviewing it.'),
  consulting: open(1, 'Đang chờ ý kiến của cơ quan khác.', 'Waiting for the opinion of another body.'),
  supplement: waits(
    1,
    'Cơ quan yêu cầu bổ sung giấy tờ. Thời gian chờ bạn không tính vào hạn.',
    'The office asks for papers. The time it waits for you does not count.',
  ),
  financial: waits(
    1,
    'Đang chờ bạn nộp khoản phải nộp; thời gian chờ không tính vào hạn.',
    'Waiting for you to pay what is due; this time does not count.',
  ),
  proposed: open(1, 'Kết quả đã soạn, lãnh đạo phòng đang xem.', 'The result is drafted and being checked.'),
  endorsed: open(1, 'Kết quả đang chờ ký.', 'The result is waiting for signature.'),
  approved: open(1, 'Kết quả đã ký, đang vào số, đóng dấu.', 'Signed; being numbered and sealed.'),
  finished: {
    ...open(2, 'Đã có kết quả. Mời bạn nhận.', 'The result is ready. Please collect it.'),
    tone: 'good',
  },
  withdrawn: over(1, 'Hồ sơ đã được rút theo yêu cầu của bạn.', 'Withdrawn as you wished.'),
  stopped: over(1, 'Cơ quan đã dừng giải quyết hồ sơ này.', 'The office has stopped this dossier.'),
}

/** Where a dossier stands, from its axes. */
export function standOf({ business, delivery }: { business: Business; delivery: string }): Stand {
  if (delivery === 'delivered')
    return { ...over(3, 'Bạn đã nhận kết quả.', 'You have received the result.'), tone: 'good' }
  return STANDS[business]
}

const STEPS: readonly Text[] = [
  { vi: 'Đã nộp', en: 'Filed' },
  { vi: 'Đang xử lý', en: 'In progress' },
  { vi: 'Có kết quả', en: 'Result ready' },
  { vi: 'Đã nhận', en: 'Collected' },
]

/** The four steps a resident knows. */
export function stepsOfStand({ reached, isOver }: Stand): Step[] {
  const isDone = isOver && reached === STEPS.length - 1
  return STEPS.map((label, index) => ({
    key: label.en,
    label,
    state: index < reached || isDone ? 'done' : index === reached && !isOver ? 'current' : 'todo',
  }))
}
