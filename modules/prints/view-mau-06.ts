import type { Mau06 } from './mau-06.ts'
import { momentInWords, procedureInWords } from './wording.ts'

const RESULTS: Record<NonNullable<Mau06['hand_overs'][number]['result']>, string> = {
  early: 'Trước hạn',
  on_time: 'Đúng hạn',
  late: 'Quá hạn',
}

/** Mẫu 06 in words, as its layout takes it. */
export function viewMau06(data: Mau06): Readonly<Record<string, unknown>> {
  return {
    ...data,
    coordinating_bodies: data.coordinating_bodies.join('; ') || 'không có',
    procedure: procedureInWords(data.procedure),
    accepted: momentInWords(data.accepted_at),
    due: data.due_at ? momentInWords(data.due_at) : 'pháp luật không quy định thời hạn',
    hand_overs: data.hand_overs.map(({ from, to, at, given_by, taken_by, result, note }) => ({
      from,
      to,
      at: momentInWords(at),
      given_by: given_by ?? '',
      taken_by: taken_by ?? '',
      result: result ? RESULTS[result] : '',
      note: note ?? '',
    })),
  }
}
