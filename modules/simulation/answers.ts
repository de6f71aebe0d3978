import { type Answers, type Field, type FieldType, type Form, holds } from '#modules/forms'
import { checkDigit } from '#modules/people'
import { fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { personName } from './names.ts'
import type { Random } from './random.ts'
import type { Resident } from './residents.ts'

/** What made-up answers are made from: who files, where, on which day. */
export type Scene = {
  readonly resident: Resident
  /** Official code of the competent commune. */
  readonly unit: string
  readonly today: string
  readonly random: Random
  /** Filed online: answers that call for fewer papers are preferred. */
  readonly isOnline: boolean
}

type Make = (field: Field, scene: Scene) => unknown

const WORDS = [
  'Bằng tốt nghiệp trung học phổ thông',
  'Giấy khai sinh',
  'Sổ hộ khẩu cũ',
  'Hợp đồng lao động',
  'Giấy chứng nhận quyền sử dụng đất',
]
const STREETS = ['đường Cầu Giấy', 'phố Huế', 'đường Láng', 'thôn Đông', 'phố Trần Phú', 'xóm 3', 'tổ 12']

/** One maker per type of field; each gives what the type's check lets through. */
const MAKERS: Record<FieldType, Make> = {
  text: (field, { random }) => random.pick(WORDS).slice(0, field.max ?? 250),
  long_text: (_, { random }) => `Trình bày sự việc và đề nghị xem xét: ${random.pick(WORDS).toLowerCase()}.`,
  number: (field, { random }) => {
    const least = Math.max(1, Math.ceil(field.min ?? 1))
    return random.between(least, Math.min(field.max ?? 120, least + (field.decimals ? 90 : 4)))
  },
  money: (_, { random }) => random.between(1, 90) * 100_000,
  date: (field, { today, random }) => {
    if (field.from === 'today') return dayFrom(today, random.between(1, 20))
    return dayFrom(today, -random.between(0, field.to === 'today' ? 12 : 9_000))
  },
  yes_no: (_, { random, isOnline }) => !isOnline && random.chance(0.2),
  choice: (field, { random, isOnline }) => {
    const values = (field.choices ?? []).map((choice) => choice.value)
    // Most people are the plain case, which forms put first.
    return isOnline || random.chance(0.7) ? values[0] : random.pick(values)
  },
  multiple_choice: (field) =>
    (field.choices ?? []).slice(0, Math.max(1, field.min ?? 1)).map((one) => one.value),
  person: makePerson,
  organisation: (_, { random, resident }) => ({
    name: `Công ty TNHH ${random.pick(['Hồng Hà', 'Thăng Long', 'Sông Nhuệ', 'Đông Đô'])}`,
    tax_code: taxCode(random.between(1_000_000, 9_999_990)),
    representative: resident.full_name,
  }),
  address: (_, { unit, random }) => ({
    unit,
    line: `Số ${random.between(1, 199)} ${random.pick(STREETS)}`,
  }),
  land_parcel: (_, { unit, random }) => ({
    ...{ sheet: String(random.between(1, 60)), parcel: String(random.between(1, 400)), unit },
    area: String(random.between(30, 200)),
  }),
  // Uploaded by whoever files.
  file: () => undefined,
  group: (field, scene) =>
    Array.from({ length: Math.max(1, field.min ?? 1) + scene.random.between(0, 2) }, () =>
      fill(field.fields ?? [], scene),
    ),
  computed: () => undefined,
}

function dayFrom(today: string, days: number): string {
  return fromDayNumber(toDayNumber(today) + days)
}

/** The applicant himself where the form asks for a personal number; somebody made up elsewhere. */
function makePerson(field: Field, { resident, today, random }: Scene): Record<string, string> {
  const isSelf = field.ask?.includes('personal_number') && !field.may_skip?.includes('personal_number')
  const self: Record<string, string> = {
    full_name: resident.full_name,
    personal_number: resident.personal_number,
    born_on: resident.birth_on,
    phone: resident.phone,
  }
  const other: Record<string, string> = {
    full_name: personName(`${resident.personal_number} ${field.key}`),
    born_on: dayFrom(
      today,
      -random.between(field.key === 'child' ? 3 : 9_000, field.key === 'child' ? 50 : 20_000),
    ),
    phone: resident.phone,
    email: 'lien-he@example.vn',
    nationality: 'Việt Nam',
    sex: random.pick(['male', 'female']),
  }
  const keys = ['full_name', ...(field.ask ?? [])]
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = (isSelf ? self[key] : undefined) ?? other[key]
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** The day an answer gives: a date, or the birth of a person. */
function dayIn(value: unknown): string | undefined {
  const day = typeof value === 'object' && value !== null ? Reflect.get(value, 'born_on') : value
  return typeof day === 'string' ? day : undefined
}

/** The same answer with a day that stands in its order: parents are born before their child, nobody dies before birth. */
function inOrder(
  field: Field,
  value: unknown,
  { answers, random }: { answers: Answers; random: Random },
): unknown {
  const { earlier_than, not_before } = field
  const day = dayIn(value)
  const later = earlier_than === undefined ? undefined : dayIn(answers[earlier_than])
  const first = not_before === undefined ? undefined : dayIn(answers[not_before])
  if (day === undefined) return value
  const isLate = later !== undefined && day >= later
  const isEarly = first !== undefined && day < first
  if (!isLate && !isEarly) return value
  const fit = isLate ? dayFrom(later, -random.between(7_000, 14_000)) : first
  return typeof value === 'string' ? fit : { ...Object(value), born_on: fit }
}

function fill(fields: readonly Field[], scene: Scene, before: Answers = {}): Record<string, unknown> {
  const answers: Record<string, unknown> = { ...before }
  for (const field of fields) {
    if (!holds(field.when, answers)) continue
    if (!field.required && scene.random.chance(0.5)) continue
    const value = MAKERS[field.type](field, scene)
    if (value !== undefined) answers[field.key] = inOrder(field, value, { answers, random: scene.random })
  }
  return answers
}

/** Answers to a form that its check accepts: every required field, some of the others. */
export function answersFor(form: Form, scene: Scene): Record<string, unknown> {
  let answers: Record<string, unknown> = {}
  for (const section of form.sections) {
    if (holds(section.when, answers)) answers = fill(section.fields, scene, answers)
  }
  return answers
}

/** A made-up code of an enterprise that has its check digit: the next of the sequence that asks for one. */
function taxCode(sequence: number): string {
  const start = `01${sequence}`
  const digit = checkDigit(start)
  return digit === null ? taxCode(sequence + 1) : start + digit
}
