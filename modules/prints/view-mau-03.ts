import type { Mau03 } from './mau-03.ts'
import { addressed, paragraphs, procedureInWords, signatureOf } from './wording.ts'

/** Mẫu 03 in words, as its layout takes it. */
export function viewMau03(data: Mau03): Readonly<Record<string, unknown>> {
  return {
    ...data,
    applicant: addressed(data.applicant),
    procedure: procedureInWords(data.procedure),
    reason: paragraphs(data.reason),
    legal_basis: paragraphs(data.legal_basis),
    signature: signatureOf(data.signed_by, 'Lãnh đạo trung tâm'),
  }
}
