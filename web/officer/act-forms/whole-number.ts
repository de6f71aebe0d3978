import { invalid } from '#platform/refusal.ts'
import type { Nested } from '../../form-fields.ts'
import { textOf } from './act-form.ts'

/** An amount as people write it (`8.000`, `8 000`) under a field's name; refuses what is no whole number. */
export function readWhole(typed: Nested, field: string): { [name: string]: number } {
  const text = textOf(typed[field])
  if (text === '') return {}
  const digits = text.replace(/[\s.,]|đồng|VND/gi, '')
  if (/^\d{1,12}$/.test(digits)) return { [field]: Number(digits) }
  const message = { vi: 'ghi số tiền bằng chữ số, ví dụ 8.000.', en: 'write digits, for example 8,000.' }
  throw invalid('not_a_number', { vi: 'Có chỗ cần sửa.', en: 'Something needs correcting.' }, [
    { field, message },
  ])
}
