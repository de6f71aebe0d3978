import type { PlanState } from '#modules/reorganisation'
import type { Text } from '#platform/text.ts'
import type { Tone } from '../../ui/index.ts'

const TONES: Readonly<Record<PlanState, Tone>> = {
  draft: 'neutral',
  reviewed: 'info',
  signed: 'info',
  running: 'warning',
  done: 'good',
  undoing: 'warning',
  undone: 'neutral',
}

/** The colour of a state; its words say the same. */
export function toneOf(state: PlanState): Tone {
  return TONES[state]
}

const STEPS: Readonly<Record<string, Text>> = {
  units: { vi: 'Đơn vị mới, đơn vị kết thúc', en: 'Units that begin and end' },
  agencies: { vi: 'Cơ quan', en: 'Agencies' },
  posts: { vi: 'Vị trí của cán bộ', en: 'Officers’ posts' },
  desks: { vi: 'Quầy trong danh bạ', en: 'Desks of the directory' },
  own: { vi: 'Lịch và mẫu mã hồ sơ riêng', en: 'Calendars and code patterns of their own' },
  delegations: { vi: 'Văn bản giao quyền', en: 'Delegations' },
  book: { vi: 'Đếm bản chính theo sổ', en: 'Originals are counted by their book' },
  replan: { vi: 'Tính lại hồ sơ đã thay đổi', en: 'What changed is planned again' },
  stage: { vi: 'Xếp sẵn từng hồ sơ', en: 'Dossiers are staged' },
  moment: { vi: 'Thời điểm chuyển', en: 'The moment' },
  fold: { vi: 'Ghi nơi phụ trách mới', en: 'New places are written' },
  sweep: { vi: 'Hồ sơ nộp vào phút cuối', en: 'Filed in the last minutes' },
  originals: { vi: 'Bản chính theo về nơi kế thừa', en: 'Originals follow their agencies' },
  boxes: { vi: 'Hộp lưu trữ bàn giao cho nơi kế thừa', en: 'Archive boxes go to successors' },
  appointments: { vi: 'Lịch hẹn tại quầy', en: 'Booked times at counters' },
  reconcile: { vi: 'Đối soát', en: 'Reconciliation' },
  parallel: { vi: 'Quầy cũ làm song song đến hết hạn', en: 'Old desks work in parallel' },
  return: { vi: 'Trả hồ sơ về nơi cũ', en: 'Dossiers go back' },
  strays: { vi: 'Hồ sơ nộp từ sau khi chuyển', en: 'Filed since the cut' },
}

/** What a step is called. */
export function stepText(step: string): Text {
  return STEPS[step] ?? { vi: step, en: step }
}
