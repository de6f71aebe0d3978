import { describe } from '#http/problem.ts'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import type { Language } from '#platform/text.ts'
import { type Labels, namedIn } from '../named-errors.ts'

const LABELS: Labels = {
  unit: { vi: 'Xã, phường', en: 'Commune, ward' },
  figure: { vi: 'Số liệu', en: 'Figure' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  question: { vi: 'Cần giải trình', en: 'What is to be explained' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  days: { vi: 'Trả lời trong', en: 'Answer within' },
}

/** What a rule or a shape refused, at its field, with the field's name; who may not at all is told by his own page. */
export function wrongIn(error: unknown, language: Language, usual: string): readonly FieldError[] {
  if (error instanceof Refusal && error.kind !== 'invalid' && error.kind !== 'conflict') throw error
  const problem = describe(error, language)
  if (problem.status >= 429 || problem.status === 401) throw error
  const fields = problem.fields ?? [{ field: usual, message: problem.detail }]
  return namedIn(fields, LABELS)
}
