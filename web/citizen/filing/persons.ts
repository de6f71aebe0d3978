import type { Party, Persons } from '#modules/dossiers'
import { type Field, fieldsOfForm, personParts } from '#modules/forms'
import { type NamedPerson, parseBusinessCode, parsePersonalNumber } from '#modules/people'
import type { ProcedureVersion } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import type { Unit } from '#modules/units'
import { parseDay } from '#web/format.ts'
import { partsOf, typed } from '#web/forms/field-shape.ts'
import type { Behalf, Filing } from './filing.ts'

/** For whom this procedure may be filed. */
export function behalvesOf({ definition }: ProcedureVersion): readonly Behalf[] {
  const { applicants } = definition
  return [
    ...(applicants.includes('citizen') ? (['self', 'other'] as const) : []),
    ...(applicants.some((one) => one !== 'citizen') ? (['organisation'] as const) : []),
  ]
}

/** What was posted about the principal: texts, the day as stored. */
export function readPrincipal(posted: unknown): Record<string, string> {
  const given = partsOf(posted)
  const texts = ['full_name', 'personal_number', 'birth_on', 'phone', 'tax_code'].flatMap((key) =>
    typed(given[key]) ? [[key, typed(given[key]).trim()] as const] : [],
  )
  return Object.fromEntries(
    texts.map(([key, text]) => [key, key === 'birth_on' ? (parseDay(text) ?? text) : digitsOf(key, text)]),
  )
}

function digitsOf(key: string, text: string): string {
  return key === 'full_name' ? text.normalize('NFC') : text.replace(/[\s.-]/g, '')
}

/** What is wrong with the persons, field by field. */
export function personErrors({ behalf, principal }: Filing): FieldError[] {
  if (behalf === '' || behalf === 'self') return []
  const wrong = (key: string, vi: string, en: string) => ({ field: `principal.${key}`, message: { vi, en } })
  const errors: FieldError[] = []
  if ((principal['full_name'] ?? '').length < 2) {
    errors.push(wrong('full_name', 'Tên chủ hồ sơ: ghi đủ họ và tên.', 'Name: write the full name.'))
  }
  if (behalf === 'organisation') {
    const code = parseBusinessCode(principal['tax_code'] ?? '')
    if (!code.ok) errors.push(wrong('tax_code', code.reason.vi, code.reason.en))
    return errors
  }
  const number = parsePersonalNumber(principal['personal_number'] ?? '')
  if (!number.ok) {
    const { vi, en } = number.reason
    errors.push(wrong('personal_number', `Số định danh: ${vi}`, `Personal number: ${en}`))
  }
  if (principal['birth_on'] && !parseDayStored(principal['birth_on'])) {
    errors.push(
      wrong(
        'birth_on',
        'Ngày sinh: ghi ngày/tháng/năm có thật, ví dụ 05/09/1990.',
        'Date of birth: write a real day/month/year.',
      ),
    )
  }
  if (principal['phone'] && !/^0\d{9}$/.test(principal['phone'])) {
    errors.push(
      wrong(
        'phone',
        'Điện thoại: ghi 10 chữ số bắt đầu bằng 0, ví dụ 0912345678.',
        'Phone: write 10 digits that start with 0, such as 0912345678.',
      ),
    )
  }
  return errors
}

function parseDayStored(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day)
}

/** The resident himself as a party of his dossier. */
function ownParty(own: NamedPerson): Party {
  const { full_name, personal_number, birth_on, phone, email, address_printed } = own
  return {
    kind: 'citizen',
    full_name,
    personal_number,
    ...(birth_on ? { birth_on } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(address_printed ? { address_printed } : {}),
  }
}

/** Filer, principal and, where one files for somebody else, the proxy. */
export function personsOf({ behalf, principal }: Filing, own: NamedPerson): Persons {
  const filer = ownParty(own)
  const { full_name = '', personal_number, birth_on, phone, tax_code } = principal
  if (behalf === 'organisation') {
    return { filer, principal: { kind: 'organisation', full_name, ...(tax_code ? { tax_code } : {}) } }
  }
  if (behalf !== 'other') return { filer, principal: filer }
  const other: Party = {
    kind: 'citizen',
    full_name,
    ...(personal_number ? { personal_number } : {}),
    ...(birth_on ? { birth_on } : {}),
    ...(phone ? { phone } : {}),
  }
  return { filer, principal: other, proxy: filer }
}

/** Who asks is known already: these person fields need not be typed again. */
const APPLICANT_FIELDS = ['applicant', 'owner', 'contact']

/** Answers with what is known already: the applicant, the organisation, the commune of the deciding address. */
export function prefilled(
  version: ProcedureVersion,
  filing: Filing,
  known: { own: NamedPerson; unit: Unit | null },
): Filing['answers'] {
  const { principal } = personsOf(filing, known.own)
  const { place } = version.definition.competent
  const guess = (field: Field): unknown => {
    if (field.type === 'person' && APPLICANT_FIELDS.includes(field.key)) return partsFor(field, principal)
    if (field.type === 'organisation' && principal.kind === 'organisation') {
      return { name: principal.full_name, tax_code: principal.tax_code }
    }
    if (field.key === 'by_proxy' && filing.behalf) return filing.behalf === 'other'
    if (place.by === 'field' && field.key === place.field && known.unit) return { unit: known.unit.code }
    return undefined
  }
  const guesses = fieldsOfForm(version.definition.form).flatMap((field) => {
    const value = filing.answers[field.key] === undefined ? guess(field) : undefined
    return value === undefined ? [] : [[field.key, value] as const]
  })
  return { ...Object.fromEntries(guesses), ...filing.answers }
}

function partsFor(field: Field, party: Party): Record<string, string> | undefined {
  if (party.kind !== 'citizen') return undefined
  const known: Record<string, string | undefined> = { ...party, born_on: party.birth_on }
  const parts = personParts(field).flatMap(({ key }) => {
    const value = known[key]
    return value ? [[key, value] as const] : []
  })
  return Object.fromEntries(parts)
}
