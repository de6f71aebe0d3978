import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Form } from '#modules/forms'
import { answersOfPersons, formBesidePersons, neededParts, pointToPersons } from './persons.ts'

const formOf = (path: string): Form => JSON.parse(readFileSync(`procedures/${path}.json`, 'utf8')).form
const BUSINESS = formOf('1.001612-dang-ky-ho-kinh-doanh/v2')
const PERMIT = formOf('1.013225-cap-giay-phep-xay-dung-moi/v1')
const keysOf = (form: Form) => form.sections.flatMap((section) => section.fields.map((field) => field.key))

const HOA = {
  ...{ kind: 'citizen' as const, full_name: 'Nguyễn Thị Hoa', personal_number: '001190000123' },
  ...{ birth_on: '1990-03-08', phone: '0912345678' },
}
const of = (principal: typeof HOA | { kind: 'organisation'; full_name: string }) => ({
  filer: principal,
  principal,
})

test('the owner of a business or a building is asked for once: above the form', () => {
  assert.ok(!keysOf(formBesidePersons(BUSINESS)).includes('applicant'))
  const left = keysOf(formBesidePersons(PERMIT))
  assert.deepEqual(
    ['owner', 'owner_kind', 'owner_organisation', 'site'].map((key) => left.includes(key)),
    [false, false, true, true],
  )
  assert.ok(neededParts(PERMIT).includes('phone'))
})

test('his sex is what his personal number says, and nothing where there is none', () => {
  const { applicant } = answersOfPersons(BUSINESS, of(HOA)) as { applicant: object }
  assert.deepEqual(applicant, {
    ...{ full_name: HOA.full_name, personal_number: HOA.personal_number, born_on: HOA.birth_on },
    ...{ sex: 'female', phone: HOA.phone },
  })
  const { personal_number: _number, ...unnumbered } = HOA
  const unknown = answersOfPersons(BUSINESS, of({ ...unnumbered, personal_number: '' }))
  assert.ok(!('sex' in Object(unknown['applicant'])))
})

test('whether an owner is a person or an organisation is what was chosen above the form', () => {
  assert.equal(answersOfPersons(PERMIT, of(HOA))['owner_kind'], 'person')
  const company = { kind: 'organisation' as const, full_name: 'Công ty Xây dựng Việt' }
  assert.equal(answersOfPersons(PERMIT, of(company))['owner_kind'], 'organisation')
})

test('what is wrong with him leads to where he was written', () => {
  const message = { vi: 'sai', en: 'wrong' }
  const lead = (field: string) => pointToPersons([{ field, message }], of(HOA))[0]?.field
  assert.equal(lead('answers.owner.born_on'), 'principal.birth_on')
  assert.equal(lead('answers.applicant.sex'), 'principal.personal_number')
  assert.equal(lead('answers.owner'), 'principal.full_name')
  assert.equal(lead('answers.site'), 'answers.site')
})
