import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkAnswers, fieldsOfForm } from '#modules/forms'
import { caseFor, papersFor } from './questions.ts'
import { readDefinitionFiles } from './read-procedure-files.ts'

const root = new URL('../../', import.meta.url).pathname
const files = readDefinitionFiles(root)

function procedure(code: string) {
  const file = files.find((one) => one.definition.code === code)
  assert.ok(file)
  return file
}

const hoa = {
  full_name: 'Nguyễn Thị Hoa',
  personal_number: '001190000123',
  born_on: '05/09/1990',
  phone: '0912345678',
}

test('a birth is registered with the papers its answers call for and no others', () => {
  const birth = procedure('1.001193')
  const keys = (answers: Record<string, unknown>) => papersFor(birth, answers).map((paper) => paper.key)
  const plain = { birth_evidence: 'birth_notice', surrogacy: false, by_proxy: false }
  assert.deepEqual(keys(plain), ['birth_notice', 'identity', 'residence_proof'])
  assert.deepEqual(keys({ ...plain, birth_evidence: 'abandoned', by_proxy: true }), [
    'abandoned_minutes',
    'authorisation',
    'identity',
    'residence_proof',
  ])
})

test('a funeral on the pavement is a case of its own', () => {
  assert.equal(caseFor(procedure('1.013274'), { purpose: 'funeral' }), 'funeral')
  assert.equal(caseFor(procedure('1.013274'), { purpose: 'wedding' }), null)
})

test('a case without a condition is for the officer to choose', () => {
  assert.equal(caseFor(procedure('1.000894'), {}), null)
})

test('Nguyễn Thị Hoa fills in the birth of her child', () => {
  const { form } = procedure('1.001193').definition
  const answers = {
    applicant: hoa,
    relation: 'mother',
    by_proxy: 'no',
    residence: { unit: '00166', line: 'Số 12 phố Duy Tân' },
    child: { full_name: 'Trần Minh An', born_on: '01/11/2026', sex: 'female', nationality: 'Việt Nam' },
    ethnic_group: 'Kinh',
    hometown: 'Phường Cầu Giấy, Hà Nội',
    birth_place: 'Bệnh viện Phụ sản Hà Nội',
    birth_evidence: 'birth_notice',
    surrogacy: 'no',
    mother: {
      full_name: 'Nguyễn Thị Hoa',
      personal_number: '001190000123',
      born_on: '05/09/1990',
      nationality: 'Việt Nam',
    },
    father_declared: 'yes',
    father: { full_name: 'Trần Văn Nam', born_on: '02/03/1988', nationality: 'Việt Nam' },
    married: 'yes',
  }
  const checked = checkAnswers(form, answers, { today: '2026-11-22' })
  assert.deepEqual(checked.errors, [])
  assert.deepEqual(checked.answers['residence'], { unit: '00166', line: 'Số 12 phố Duy Tân' })
  const early = checkAnswers(
    form,
    { ...answers, child: { ...answers.child, born_on: '23/11/2026' } },
    { today: '2026-11-22' },
  )
  assert.deepEqual(
    early.errors.map((error) => error.field),
    ['child.born_on'],
  )
  const latest = files.findLast(({ definition }) => definition.code === '1.001193')
  assert.ok(latest)
  const parents = { mother: answers.mother, father: { ...answers.father, born_on: '01/11/2026' } }
  const confused = checkAnswers(latest.definition.form, { ...answers, ...parents }, { today: '2026-12-02' })
  assert.deepEqual(
    confused.errors.map((error) => error.field),
    ['father.born_on'],
    'a father born on the day of his child was typed wrong',
  )
})

test('whatever is sent for a form is answered with sentences, never with a crash', () => {
  for (const { definition } of files) {
    const fields = fieldsOfForm(definition.form)
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('yes', 'no', '05/09/1990', '12', 'plain'),
    )
    const sent = fc.record(Object.fromEntries(fields.map((field) => [field.key, value])), {
      requiredKeys: [],
    })
    fc.assert(
      fc.property(fc.oneof(sent, fc.jsonValue({ maxDepth: 2 })), (answers) => {
        const checked = checkAnswers(definition.form, answers, { today: '2026-11-22' })
        for (const error of checked.errors)
          assert.ok(error.message.vi.length > 5 && error.message.en.length > 5)
        const shown = new Set(fields.map((field) => field.key))
        assert.ok(Object.keys(checked.answers).every((key) => shown.has(key)))
      }),
      { numRuns: 60 },
    )
  }
})
