import type { Mau05 } from './mau-05.ts'
import {
  addressed,
  dong,
  momentInWords,
  paperInWords,
  paragraphs,
  procedureInWords,
  signatureOf,
} from './wording.ts'

/** Mẫu 05 in words, as its layout takes it. */
export function viewMau05(data: Mau05): Readonly<Record<string, unknown>> {
  return {
    ...data,
    applicant: addressed(data.applicant),
    procedure: procedureInWords(data.procedure),
    submitted: momentInWords(data.submitted_at),
    accepted: data.accepted_at && momentInWords(data.accepted_at),
    stopped: momentInWords(data.stopped_at),
    reason: paragraphs(data.reason),
    handed_back: data.handed_back.map(paperInWords),
    fee: data.fee_paid > 0 ? dong(data.fee_paid) : null,
    signature: signatureOf(data.signed_by, 'Lãnh đạo trung tâm'),
  }
}
