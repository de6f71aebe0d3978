import { Value } from 'typebox/value'
import { DeskInput, DutyInput } from '#modules/directory'
import { type FieldError, invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { parseDay } from '../../format.ts'

type Typed = Readonly<Record<string, string>>

const ALLOWED: Readonly<Record<string, Text>> = {
  agency: { vi: 'Chọn cơ quan.', en: 'Choose the agency.' },
  number: { vi: 'Số quầy từ 1 đến 99.', en: 'A number from 1 to 99.' },
  handles: {
    vi: 'Ghi việc của quầy, từ 3 đến 120 ký tự.',
    en: 'Say what it handles, in 3 to 120 characters.',
  },
  phone: {
    vi: 'Chỉ chữ số, dấu cách, dấu chấm và +, từ 3 đến 20 ký tự.',
    en: 'Digits, spaces, dots and +, 3 to 20 of them.',
  },
  account: { vi: 'Chọn cán bộ.', en: 'Choose an officer.' },
  valid_from: { vi: 'Ghi ngày/tháng/năm có thật.', en: 'Write a real day/month/year.' },
  valid_to: { vi: 'Ghi ngày/tháng/năm có thật.', en: 'Write a real day/month/year.' },
}

/** A desk as typed; what is wrong is told at its field. */
export function deskInput(typed: Typed): DeskInput {
  const { agency = '', number = '', handles = '' } = typed
  return parsed(DeskInput, { agency, number: Number(number), handles, ...phoneIn(typed), ...daysIn(typed) })
}

/** A duty as typed. */
export function dutyInput(typed: Typed): DutyInput {
  return parsed(DutyInput, { account: typed['account'] ?? '', ...phoneIn(typed), ...daysIn(typed) })
}

function phoneIn({ phone = '' }: Typed) {
  return phone.trim() === '' ? {} : { phone: phone.trim() }
}

/** Days as ISO; one that cannot be read stays as typed, so that it is refused at its field. */
function daysIn(typed: Typed): Record<string, string> {
  return Object.fromEntries(
    ['valid_from', 'valid_to'].flatMap((name) => {
      const text = typed[name]?.trim() ?? ''
      return text === '' ? [] : [[name, parseDay(text) ?? text]]
    }),
  )
}

function parsed<Shape extends typeof DeskInput | typeof DutyInput>(shape: Shape, value: unknown) {
  if (Value.Check(shape, value)) return value
  const names = new Set(Value.Errors(shape, value).map(({ instancePath }) => instancePath.slice(1)))
  const fields = [...names].flatMap((field): FieldError[] => {
    const message = ALLOWED[field]
    return message ? [{ field, message }] : []
  })
  throw invalid('desk_wrong', fields[0]?.message ?? UNREADABLE, fields)
}

const UNREADABLE = { vi: 'Không đọc được biểu mẫu này.', en: 'This form cannot be read.' }
