import { formatDayOfficial } from '#platform/dates.ts'
import type { Mau02 } from './mau-02.ts'
import { addressed, paragraphs, procedureInWords, signatureOf } from './wording.ts'

/** Mẫu 02 in words, as its layout takes it. */
export function viewMau02(data: Mau02): Readonly<Record<string, unknown>> {
  return {
    ...data,
    applicant: addressed(data.applicant),
    procedure: procedureInWords(data.procedure),
    items: data.items.map(({ name, guidance }) => ({ name, guidance: paragraphs(guidance) })),
    reason: paragraphs(data.reason),
    due: formatDayOfficial(data.due_on),
    signature: signatureOf(data.signed_by, 'Người hướng dẫn'),
  }
}
