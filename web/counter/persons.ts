import { personParts, type Form } from '#modules/forms'
import { parseBusinessCode, parsePersonalNumber, readBusinessScan, readScan } from '#modules/people'
import type { ProcedureVersion } from '#modules/procedures'
import type { Party, Persons } from '#modules/dossiers'
import { formatDay } from '#platform/dates.ts'
import { parseDay } from '../format.ts'
import type { Nested } from '../form-fields.ts'
import { textOf } from '../officer/act-forms/act-form.ts'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'

type FormField = Form['sections'][number]['fields'][number]

/** The two people a desk writes down; who files is the proxy where there is one, else the principal. */
export type Typed = { readonly principal: Nested; readonly proxy: Nested }

/** The persons as a dossier keeps them, with what is wrong in their fields (`principal.phone`). */
export type ReadPersons = { readonly persons: Persons; readonly errors: readonly FieldError[] }

const KINDS = ['citizen', 'organisation', 'household_business'] as const

/** What a form calls whoever the dossier is for. */
const WHO = ['applicant', 'owner']
/** What the persons above the form say of him; his sex stands in his personal number. */
const SAID = ['personal_number', 'born_on', 'sex', 'phone']

/** Fields of a form that the persons above it answer: nobody types the applicant twice. */
function answeredByPersons(field: FormField): boolean {
  if (field.key === 'by_proxy') return field.type === 'yes_no'
  if (field.key === 'owner_kind') return field.type === 'choice'
  const [asked, skipped] = [field.ask ?? [], field.may_skip ?? []]
  return (
    WHO.includes(field.key) &&
    field.type === 'person' &&
    asked.every((part) => SAID.includes(part) || skipped.includes(part))
  )
}

/** The form without what the persons answer. */
export function formBesidePersons(form: Form): Form {
  const sections = form.sections
    .map((section) => ({ ...section, fields: section.fields.filter((field) => !answeredByPersons(field)) }))
    .filter((section) => section.fields.length > 0)
  return { sections }
}

/** Which parts of the principal the form will not do without. */
export function neededParts(form: Form): readonly string[] {
  const applicant = form.sections
    .flatMap((section) => section.fields)
    .find((field) => field.type === 'person' && answeredByPersons(field))
  return applicant
    ? personParts(applicant)
        .filter((part) => part.required)
        .map((part) => part.key)
    : ['full_name']
}

/** Reads the posted persons: numbers without blanks, days as stored, empty parts left out. */
export function readPersons(version: ProcedureVersion, typed: Typed): ReadPersons {
  const kind = KINDS.find((one) => one === textOf(typed.principal['kind'])) ?? 'citizen'
  const errors: FieldError[] = []
  const principal = readParty('principal', { kind, typed: typed.principal, errors })
  const hasProxy = Object.keys(typed.proxy).length > 0
  const proxy = hasProxy ? readParty('proxy', { kind: 'citizen', typed: typed.proxy, errors }) : null
  if (!principal.personal_number && !principal.phone && !principal.tax_code && !proxy?.phone) {
    errors.push({ field: 'principal.personal_number', message: REACH })
  }
  if (kind !== 'citizen' && !version.definition.applicants.includes(kind)) {
    errors.push({ field: 'principal.kind', message: NOT_FOR })
  }
  return { persons: { filer: proxy ?? principal, principal, ...(proxy ? { proxy } : {}) }, errors }
}

const REACH: Text = {
  vi: 'Ghi số định danh hoặc điện thoại để người nộp tra cứu được hồ sơ.',
  en: 'Write the personal number or a phone, so that the applicant can track the dossier.',
}
const NOT_FOR: Text = {
  vi: 'Thủ tục này không dành cho đối tượng đó. Chọn đối tượng khác.',
  en: 'This procedure is not for such applicants. Choose another kind.',
}
const NAME: Text = { vi: 'Ghi họ và tên, ít nhất 2 chữ cái.', en: 'Write the full name, at least 2 letters.' }
const PHONE: Text = {
  vi: 'Điện thoại gồm 10 chữ số, bắt đầu bằng 0, ví dụ 0912345678.',
  en: 'A phone has 10 digits and starts with 0, such as 0912345678.',
}
const BORN: Text = {
  vi: 'Ngày sinh là ngày/tháng/năm có thật, ví dụ 08/03/1990.',
  en: 'The date of birth is a real day/month/year, such as 08/03/1990.',
}
type Reading = { readonly kind: Party['kind']; readonly typed: Nested; readonly errors: FieldError[] }

/** A code typed by a scanner into the number's field, where no script read it: what it says fills what is empty. */
function scanned(typed: Nested): Nested {
  const posted = textOf(typed['personal_number'])
  const scan = readScan(posted)
  const kept = Object.entries(typed).filter(([key, value]) => key !== 'personal_number' && value !== '')
  if (scan.of === 'unknown' || (scan.of === 'business' && textOf(typed['kind']) === 'citizen')) return typed
  const said =
    scan.of === 'card'
      ? { ...scan.card, birth_on: scan.card.birth_on && formatDay(scan.card.birth_on) }
      : { tax_code: scan.business.code.code, full_name: scan.business.name }
  const known = Object.entries(said).flatMap(([key, value]) =>
    typeof value === 'string' && SCANNED.includes(key) ? [[key, value] as const] : [],
  )
  return { ...Object.fromEntries(known), ...Object.fromEntries(kept) }
}

const SCANNED = ['personal_number', 'full_name', 'birth_on', 'address_printed', 'tax_code']

/** A tax code as typed, or as a scanner typed the whole code of a certificate. */
function taxCodeIn(text: string): string | Text {
  const parsed = parseBusinessCode(text)
  if (parsed.ok) return parsed.value.code
  const scan = readBusinessScan(text)
  return scan.ok ? scan.business.code.code : /\p{L}/u.test(text) ? scan.reason : parsed.reason
}

function readParty(who: string, { kind, typed: posted, errors }: Reading): Party {
  const typed = scanned(posted)
  const read = (part: string, judge: (text: string) => string | Text): Record<string, string> => {
    const text = textOf(typed[part])
    if (text === '') return {}
    const judged = judge(text)
    if (typeof judged === 'string') return { [part]: judged }
    errors.push({ field: `${who}.${part}`, message: judged })
    return {}
  }
  const full_name = textOf(typed['full_name']).replace(/\s+/g, ' ')
  if (full_name.length < 2) errors.push({ field: `${who}.full_name`, message: NAME })
  return {
    kind,
    full_name,
    ...read('personal_number', (text) => {
      const parsed = parsePersonalNumber(text)
      return parsed.ok ? parsed.value.number : parsed.reason
    }),
    ...read('address_printed', (text) => text.slice(0, 500)),
    ...read('birth_on', (text) => parseDay(text) ?? BORN),
    ...read('phone', (text) => {
      const digits = text.replace(/[\s.()-]/g, '').replace(/^(\+|00)84/, '0')
      return /^0\d{9}$/.test(digits) ? digits : PHONE
    }),
    ...read('tax_code', taxCodeIn),
  }
}

/** The answers that the persons give: the applicant (who came, for an organisation), and whether by proxy. */
export function answersOfPersons(form: Form, { principal, proxy }: Persons): Record<string, unknown> {
  const fields = form.sections.flatMap((section) => section.fields).filter(answeredByPersons)
  const one = principal.kind === 'citizen' ? principal : (proxy ?? principal)
  const { full_name, personal_number, birth_on, phone } = one
  const known = { full_name, personal_number, born_on: birth_on, sex: sexIn(personal_number), phone }
  return Object.fromEntries(
    fields.map((field) => {
      if (field.key === 'by_proxy') return [field.key, Boolean(proxy)]
      if (field.type === 'choice')
        return [field.key, principal.kind === 'organisation' ? 'organisation' : 'person']
      const parts = personParts(field).map(
        (part) => [part.key, known[part.key as keyof typeof known]] as const,
      )
      return [field.key, Object.fromEntries(parts.filter(([, value]) => value !== undefined))]
    }),
  )
}

function sexIn(personal_number = ''): string | undefined {
  const parsed = parsePersonalNumber(personal_number)
  return parsed.ok ? parsed.value.sex : undefined
}

/** Where a part of the form's applicant is written above the form. */
const WRITTEN_AS: Readonly<Record<string, string>> = { born_on: 'birth_on', sex: 'personal_number' }

/** An error about the form's applicant leads to the person above the form. */
export function pointToPersons(errors: readonly FieldError[], persons: Persons): FieldError[] {
  const who = persons.principal.kind === 'citizen' || !persons.proxy ? 'principal' : 'proxy'
  return errors.map(({ field, message }) => {
    if (/^answers\.(applicant|owner)$/.test(field)) return { field: `${who}.full_name`, message }
    const part = /^answers\.(?:applicant|owner)\.(\w+)$/.exec(field)?.[1]
    return part ? { field: `${who}.${WRITTEN_AS[part] ?? part}`, message } : { field, message }
  })
}
