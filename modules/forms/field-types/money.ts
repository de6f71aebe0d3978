import { about, allowOptions, wrong } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'
import { checkBounds, readNumber } from './number.ts'

/** An amount in whole đồng; "1.500.000 đồng" and "1500000" are the same. */
export const money: FieldKind = {
  problem: allowOptions(['min', 'max']),
  check: (field, value, context) => {
    const bare =
      typeof value === 'string' ? value.normalize('NFC').replace(/(đồng|đ|₫|vnđ|vnd)\s*$/iu, '') : value
    const read = readNumber(bare)
    if (read === null || !Number.isSafeInteger(read)) {
      const said = {
        vi: 'ghi số tiền tròn đồng, ví dụ 1.500.000.',
        en: 'write an amount in whole đồng, for example 1.500.000.',
      }
      return wrong(context, about(field, said))
    }
    return checkBounds(field, read, context)
  },
}
