import type { Mau04 } from './mau-04.ts'
import { addressed, momentInWords, paragraphs, procedureInWords, signatureOf } from './wording.ts'

/** Mẫu 04 in words, as its layout takes it. */
export function viewMau04(data: Mau04): Readonly<Record<string, unknown>> {
  return {
    ...data,
    applicant: addressed(data.applicant),
    procedure: procedureInWords(data.procedure),
    accepted: momentInWords(data.accepted_at),
    from_due: momentInWords(data.from_due_at),
    to_due: momentInWords(data.to_due_at),
    reason: paragraphs(data.reason),
    signature: signatureOf(data.signed_by, 'Thủ trưởng cơ quan'),
  }
}
