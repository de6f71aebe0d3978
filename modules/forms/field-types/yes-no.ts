import { about, allowOptions, wrong } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'

const WORDS: Readonly<Record<string, boolean>> = { yes: true, no: false, true: true, false: false, on: true }

/** Yes or no; forms without JavaScript send words. */
export const yesNo: FieldKind = {
  problem: allowOptions([]),
  check: (field, value, context) => {
    const read = typeof value === 'string' ? WORDS[value.trim().toLowerCase()] : value
    if (typeof read === 'boolean') return { value: read }
    return wrong(context, about(field, { vi: 'chọn Có hoặc Không.', en: 'choose Yes or No.' }))
  },
}
