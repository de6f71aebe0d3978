import { parsePersonalNumber } from '#modules/people'
import type { Text } from '#platform/text.ts'
import { about, allowOptions, cleanLine } from '../field-kind.ts'
import { DAY_ORDERS, whyOutOfOrder } from '../order-of-days.ts'
import type { CheckContext, FieldKind } from '../field-kind.ts'
import { PERSON_PARTS } from '../form.ts'
import type { Field } from '../form.ts'
import { readDay } from './date.ts'
import { checkParts } from './parts.ts'
import type { Part, PartReader } from './parts.ts'

type PersonPart = 'full_name' | (typeof PERSON_PARTS)[number]

const readName: PartReader = (value) => {
  const name = cleanLine(value)
  // Two words at least would refuse real names of one word; letters, blanks, points, ' and - are enough.
  if (/^[\p{L}\p{M}][\p{L}\p{M}'’. -]{1,79}$/u.test(name)) return { value: name }
  return {
    reason: {
      vi: 'ghi họ, chữ đệm và tên như trong giấy tờ, chỉ dùng chữ cái, 2 đến 80 ký tự.',
      en: 'write the full name as on the papers, letters only, 2 to 80 characters.',
    },
  }
}

const readNumber: PartReader = (value) => {
  const read = parsePersonalNumber(value)
  return read.ok ? { value: read.value.number } : { reason: read.reason }
}

const readBirth: PartReader = (value, context) => {
  const day = readDay(value)
  if (day !== null && day <= context.today) return { value: day }
  return {
    reason: {
      vi: 'ghi ngày/tháng/năm có thật và không sau hôm nay, ví dụ 05/09/1990.',
      en: 'write a real day/month/year not after today, for example 05/09/1990.',
    },
  }
}

const readSex: PartReader = (value) =>
  value === 'male' || value === 'female'
    ? { value }
    : { reason: { vi: 'chọn Nam hoặc Nữ.', en: 'choose male or female.' } }

const readPhone: PartReader = (value) => {
  const digits = value.replace(/[\s.()-]/g, '').replace(/^(\+|00)84/, '0')
  if (/^0\d{9,10}$/.test(digits)) return { value: digits }
  return {
    reason: {
      vi: 'ghi số điện thoại 10 hoặc 11 chữ số bắt đầu bằng 0, ví dụ 0912345678.',
      en: 'write a phone number of 10 or 11 digits that starts with 0, for example 0912345678.',
    },
  }
}

const readEmail: PartReader = (value) => {
  const line = cleanLine(value)
  if (line.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(line)) return { value: line }
  return {
    reason: {
      vi: 'ghi địa chỉ thư điện tử, ví dụ hoa@example.vn.',
      en: 'write an e-mail address, for example hoa@example.vn.',
    },
  }
}

const readNationality: PartReader = (value) => {
  const line = cleanLine(value)
  if (/^[\p{L}\p{M}. -]{2,60}$/u.test(line)) return { value: line }
  return {
    reason: {
      vi: 'ghi tên nước, ví dụ Việt Nam.',
      en: 'write the name of the country, for example Việt Nam.',
    },
  }
}

const READERS: Record<PersonPart, { label: Text; read: PartReader }> = {
  full_name: { label: { vi: 'Họ và tên', en: 'Full name' }, read: readName },
  personal_number: { label: { vi: 'Số định danh', en: 'Personal number' }, read: readNumber },
  born_on: { label: { vi: 'Ngày sinh', en: 'Date of birth' }, read: readBirth },
  sex: { label: { vi: 'Giới tính', en: 'Sex' }, read: readSex },
  phone: { label: { vi: 'Số điện thoại', en: 'Phone' }, read: readPhone },
  email: { label: { vi: 'Thư điện tử', en: 'E-mail' }, read: readEmail },
  nationality: { label: { vi: 'Quốc tịch', en: 'Nationality' }, read: readNationality },
}

/** The parts a person field shows, in order, with their labels. */
export function personParts(field: Field): readonly (Part & { readonly key: PersonPart })[] {
  const asked = PERSON_PARTS.filter((key) => field.ask?.includes(key))
  const skipped = new Set<string>(field.may_skip)
  return (['full_name', ...asked] as const).map((key) => ({
    key,
    ...READERS[key],
    required: !skipped.has(key),
  }))
}

type Disagreement = { readonly part: PersonPart; readonly reason: Text }

/** A parent is born before the child, a child not before the parent. */
function bornOutOfOrder(field: Field, born: unknown, context: CheckContext): Disagreement | null {
  const reason = typeof born === 'string' ? whyOutOfOrder(field, born, context) : null
  return (
    reason && { part: 'born_on', reason: { vi: `ngày sinh ${reason.vi}`, en: `date of birth ${reason.en}` } }
  )
}

/** Year of birth and sex must agree with what the personal number says. */
function disagreement(person: Record<string, unknown>): Disagreement | null {
  if (typeof person['personal_number'] !== 'string') return null
  const read = parsePersonalNumber(person['personal_number'])
  if (!read.ok) return null
  const { birthYear, sex } = read.value
  const bornOn = person['born_on']
  if (typeof bornOn === 'string' && Number(bornOn.slice(0, 4)) !== birthYear) {
    const reason = {
      vi: `năm sinh và số định danh không khớp; số này của người sinh năm ${birthYear}.`,
      en: `year of birth and personal number differ; this number belongs to someone born in ${birthYear}.`,
    }
    return { part: 'born_on', reason }
  }
  if (typeof person['sex'] === 'string' && person['sex'] !== sex) {
    const reason = {
      vi: `giới tính và số định danh không khớp; số này của ${sex === 'male' ? 'nam' : 'nữ'}.`,
      en: `sex and personal number differ; this number belongs to a ${sex === 'male' ? 'man' : 'woman'}.`,
    }
    return { part: 'sex', reason }
  }
  return null
}

/** A person: full name and the parts the field asks for. */
export const person: FieldKind = {
  problem: allowOptions(['ask', 'may_skip', ...DAY_ORDERS]),
  check: (field, value, context) => {
    const checked = checkParts(field, value, { parts: personParts(field), context })
    if ('errors' in checked || checked.value === undefined) return checked
    const given: Record<string, unknown> = { ...checked.value }
    const found = disagreement(given) ?? bornOutOfOrder(field, given['born_on'], context)
    if (found === null) return checked
    return { errors: [{ field: `${context.path}.${found.part}`, message: about(field, found.reason) }] }
  },
}
