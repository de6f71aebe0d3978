import { holds, type Answers, type Field, type Form } from '#modules/forms'
import { HOA } from './example-dossiers.ts'

const PERSON = {
  personal_number: HOA.personal_number,
  born_on: HOA.birth_on,
  phone: HOA.phone,
  email: 'hoa@example.vn',
  sex: 'female',
}

/** Some sound answer to a field, as phường Cầu Giấy's example resident would give it. */
function answerTo(field: Field): unknown {
  switch (field.type) {
    case 'text':
    case 'long_text':
      return 'Theo mô tả'
    case 'number':
    case 'money':
      return Math.max(field.min ?? 1, 1)
    case 'date':
      return field.from === 'today' ? '2026-03-20' : '2026-02-20'
    case 'yes_no':
      return false
    case 'choice':
      return field.choices?.[0]?.value
    case 'multiple_choice':
      return field.choices?.slice(0, 1).map((choice) => choice.value)
    case 'person': {
      const asked = (field.ask ?? []).map((part) => [part, Reflect.get(PERSON, part) ?? 'Việt Nam'] as const)
      const answer = { full_name: HOA.full_name, ...Object.fromEntries(asked) }
      // A parent, whose number may be left out.
      return field.earlier_than === undefined
        ? answer
        : { ...answer, born_on: '1960-05-05', personal_number: undefined }
    }
    case 'organisation':
      return { name: 'Công ty TNHH Hoa Sen', tax_code: '0101234565', representative: HOA.full_name }
    case 'address':
      return { unit: '00166', line: 'Số 12, ngõ 68 đường Cầu Giấy' }
    case 'land_parcel':
      return { sheet: '12', parcel: '345', unit: '00166', area: '60.5' }
    case 'group':
      return [answersTo(field.fields ?? [], {})]
    case 'file':
    case 'computed':
      return undefined
  }
}

function answersTo(fields: readonly Field[], before: Answers): Record<string, unknown> {
  const answers: Record<string, unknown> = { ...before }
  for (const field of fields) {
    if (field.required && field.type !== 'computed' && holds(field.when, answers))
      answers[field.key] = answerTo(field)
  }
  return answers
}

/** Sound answers to all required questions of any form. */
export function answersFor(form: Form): Record<string, unknown> {
  return form.sections.reduce<Record<string, unknown>>(
    (answers, section) => (holds(section.when, answers) ? answersTo(section.fields, answers) : answers),
    {},
  )
}
