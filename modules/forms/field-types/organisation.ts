import { parseBusinessCode } from '#modules/people'
import { allowOptions, cleanLine } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'
import { checkParts } from './parts.ts'
import type { Part } from './parts.ts'

/** The parts an organisation field shows, in order. */
export const ORGANISATION_PARTS: readonly Part[] = [
  {
    key: 'name',
    label: { vi: 'Tên tổ chức', en: 'Name of the organisation' },
    required: true,
    read: (value) => {
      const name = cleanLine(value)
      if (name.length >= 2 && name.length <= 250) return { value: name }
      return { reason: { vi: 'viết từ 2 đến 250 ký tự.', en: 'write 2 to 250 characters.' } }
    },
  },
  {
    key: 'tax_code',
    label: { vi: 'Mã số thuế', en: 'Tax code' },
    required: true,
    read: (value) => {
      const parsed = parseBusinessCode(value)
      return parsed.ok ? { value: parsed.value.code } : { reason: parsed.reason }
    },
  },
  {
    key: 'representative',
    label: { vi: 'Người đại diện', en: 'Representative' },
    required: false,
    read: (value) => {
      const name = cleanLine(value)
      if (/^[\p{L}\p{M}][\p{L}\p{M}'’. -]{1,79}$/u.test(name)) return { value: name }
      return { reason: { vi: 'ghi họ và tên, chỉ dùng chữ cái.', en: 'write the full name, letters only.' } }
    },
  },
]

/** An organisation or a household business. */
export const organisation: FieldKind = {
  problem: allowOptions([]),
  check: (field, value, context) => checkParts(field, value, { parts: ORGANISATION_PARTS, context }),
}
