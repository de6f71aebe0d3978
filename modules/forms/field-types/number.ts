import { about, allowOptions, cleanLine, wrong } from '../field-kind.ts'
import type { Checked, CheckContext, FieldKind } from '../field-kind.ts'
import type { Field } from '../form.ts'

/** 1234.5 as people here write it: 1.234,5. */
function writeNumber(value: number): string {
  const [whole = '', rest] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${value < 0 ? '-' : ''}${grouped}${rest === undefined ? '' : `,${rest}`}`
}

/** Reads 1234, 1.234, 1 234, 1.234,5 and 12,5; null when it is no number. A lone point is a thousands mark only before three digits. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string') return null
  const line = cleanLine(value).replace(/\s/g, '')
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(line)) return Number(line.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d{1,15}([.,]\d+)?$/.test(line)) return Number(line.replace(',', '.'))
  return null
}

/** Within `min` and `max`, both included. */
export function checkBounds(field: Field, value: number, context: CheckContext): Checked {
  const least = field.min ?? 0
  if (value < least || (field.max !== undefined && value > field.max)) {
    const range =
      field.max === undefined
        ? { vi: `từ ${writeNumber(least)} trở lên.`, en: `${least} or more.` }
        : {
            vi: `từ ${writeNumber(least)} đến ${writeNumber(field.max)}.`,
            en: `from ${least} to ${field.max}.`,
          }
    return wrong(context, about(field, range))
  }
  return { value }
}

/** A number, written with a comma before decimals. */
export const number: FieldKind = {
  problem: allowOptions(['min', 'max', 'decimals', 'unit']),
  check: (field, value, context) => {
    const read = readNumber(value)
    const decimals = field.decimals ?? 0
    if (read === null || Number(read.toFixed(decimals)) !== read) {
      const said =
        decimals === 0
          ? { vi: 'ghi một số nguyên, ví dụ 12.', en: 'write a whole number, for example 12.' }
          : {
              vi: `ghi một số, nhiều nhất ${decimals} chữ số sau dấu phẩy, ví dụ 12,5.`,
              en: `write a number with at most ${decimals} decimals, for example 12,5.`,
            }
      return wrong(context, about(field, said))
    }
    return checkBounds(field, read, context)
  },
}
