import { describe } from '#http/problem.ts'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import type { Language } from '#platform/text.ts'
import { type Labels, namedIn } from '../../named-errors.ts'

const LABELS: Labels = {
  units: { vi: 'Phường, xã', en: 'Communes' },
  agency: { vi: 'Cơ quan', en: 'Agency' },
  from_at: { vi: 'Từ', en: 'From' },
  to_at: { vi: 'Đến', en: 'To' },
  legal_basis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  reason: { vi: 'Sự việc', en: 'What happened' },
}

/** What a rule or a shape refused, at its field; what nobody can mend by typing goes on its way. */
export function wrongIn(error: unknown, language: Language): readonly FieldError[] {
  const isMine = error instanceof Refusal ? error.kind === 'invalid' || error.kind === 'conflict' : true
  const problem = describe(error, language)
  if (!isMine || problem.status >= 429 || problem.status === 401) throw error
  const fields = problem.fields ?? [{ field: 'from_at', message: problem.detail }]
  return namedIn(fields, LABELS)
}
