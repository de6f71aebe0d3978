import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { type Form, checkAnswers } from '#modules/forms'
import { parseDefinition } from '#modules/procedures'
import { nestFields } from '#web/form-fields.ts'
import { renderFragment } from '#web/ui/index.ts'
import { makeView } from '#web/view.ts'
import { FormAnswers } from './form-answers.tsx'
import { FormFields } from './form-fields.tsx'
import { isRowPressed, pointErrors, readAnswers, shownFields } from './read-answers.ts'

const view = makeView({ language: 'vi', path: '/' })
const units = [{ value: '00166', label: 'Phường Cầu Giấy' }]
const text = (words: string) => ({ vi: words, en: words })

const FORM: Form = {
  sections: [
    {
      key: 'all',
      title: text('Kê khai'),
      fields: [
        {
          key: 'applicant',
          type: 'person',
          label: text('Người yêu cầu'),
          required: true,
          ask: ['born_on', 'sex'],
        },
        { key: 'home', type: 'address', label: text('Nơi ở'), required: true },
        { key: 'married', type: 'yes_no', label: text('Đã kết hôn'), required: true },
        {
          key: 'spouse',
          type: 'text',
          label: text('Vợ hoặc chồng'),
          required: true,
          when: { field: 'married', is: true },
        },
        {
          key: 'wishes',
          type: 'multiple_choice',
          label: text('Nguyện vọng'),
          required: false,
          choices: [
            { value: 'a', label: text('Một') },
            { value: 'b', label: text('Hai') },
          ],
        },
        {
          key: 'area',
          type: 'number',
          label: text('Diện tích'),
          required: false,
          decimals: 1,
          unit: text('m²'),
        },
        {
          key: 'members',
          type: 'group',
          label: text('Thành viên'),
          required: true,
          fields: [{ key: 'name', type: 'text', label: text('Họ tên'), required: true }],
        },
      ],
    },
  ],
}

const POSTED = nestFields({
  'answers.applicant.full_name': 'Nguyễn Thị Hoa',
  'answers.applicant.born_on': '8/3/1990',
  'answers.applicant.sex': 'female',
  'answers.home.unit': '00166',
  'answers.home.line': 'Số 12, ngõ 68',
  'answers.married': 'yes',
  'answers.wishes': 'b',
  'answers.area': '12,5',
  'answers.members.0.name': 'Bé An',
  'answers.members.1.name': '',
  'answers.stranger': 'x',
})

function draw(answers: Record<string, unknown>, errors: Parameters<typeof FormFields>[0]['errors'] = []) {
  return renderFragment(view, <FormFields form={FORM} answers={answers} errors={errors} units={units} />)
}

test('what was posted is read as stored, and what the form does not ask is left out', () => {
  const answers = readAnswers(FORM, POSTED['answers'])
  assert.deepEqual(answers, {
    applicant: { full_name: 'Nguyễn Thị Hoa', born_on: '1990-03-08', sex: 'female' },
    home: { unit: '00166', line: 'Số 12, ngõ 68' },
    married: true,
    wishes: ['b'],
    area: '12,5',
    members: [{ name: 'Bé An' }],
  })
})

test('a question that another answer calls for is drawn only then', () => {
  assert.doesNotMatch(draw({ married: false }), /answers\.spouse/)
  assert.match(draw({ married: true }), /name="answers\.spouse"/)
  assert.equal(
    shownFields(FORM, { married: 'yes' }).some((field) => field.key === 'spouse'),
    true,
  )
})

test('every error stands at its own field and leads to a control that is there', () => {
  const checked = checkAnswers(FORM, { married: true }, { today: '2026-03-02' })
  const errors = checked.errors.map((error) => ({ ...error, field: `answers.${error.field}` }))
  const html = draw({ married: true }, errors)
  for (const { field } of pointErrors(FORM, errors, 'answers')) {
    assert.ok(html.includes(`id="o-${field}"`), `${field} has no control`)
    assert.ok(html.includes(`id="o-${field}-loi"`), `${field} shows no error`)
  }
})

test('days come back as people type them, also those that do not exist', () => {
  assert.match(draw({ applicant: { born_on: '1990-03-08' } }), /value="08\/03\/1990"/)
  const wrong = readAnswers(FORM, nestFields({ 'a.applicant.born_on': '31/02/1990' })['a'])
  assert.match(draw(wrong), /value="31\/02\/1990"/)
})

test('a row is added and taken away by buttons of the form', () => {
  const posted = POSTED['answers']
  assert.deepEqual(readAnswers(FORM, posted, { add_row: 'members' })['members'], [{ name: 'Bé An' }, {}])
  assert.deepEqual(readAnswers(FORM, posted, { remove_row: 'members.0' })['members'], [])
  assert.equal(isRowPressed({ add_row: 'members' }), true)
  assert.equal(isRowPressed({}), false)
  assert.match(draw({ members: [{}, {}] }), /name="answers\.members\.1\.name"/)
})

test('hostile text comes back as text', () => {
  const html = draw({ applicant: { full_name: '"><script>alert(1)</script>' } })
  assert.doesNotMatch(html, /<script>/)
})

test('answers are told in words, not in codes', () => {
  const answers = checkAnswers(FORM, readAnswers(FORM, POSTED['answers']), {
    today: '2026-03-02',
    isDraft: true,
  })
  const html = renderFragment(view, <FormAnswers form={FORM} answers={answers.answers} units={units} />)
  for (const words of [
    'Nguyễn Thị Hoa',
    'Ngày sinh: 08/03/1990',
    'Phường Cầu Giấy',
    '12,5 m²',
    'Hai',
    'Bé An',
    'Có',
  ])
    assert.ok(html.includes(words), words)
  assert.doesNotMatch(html, /00166|female|1990-03-08/)
})

test('a land parcel is typed with a comma, kept as a number, and told in one line', () => {
  const land = { key: 'land', type: 'land_parcel' as const, label: text('Thửa đất'), required: true }
  const form: Form = { sections: [{ key: 'all', title: text('Kê khai'), fields: [land] }] }
  const posted = nestFields({
    ...{ 'a.land.sheet': '12', 'a.land.parcel': '345', 'a.land.unit': '00166', 'a.land.area': '60,5' },
  })
  const { answers, errors } = checkAnswers(form, readAnswers(form, posted['a']), { today: '2026-03-02' })
  assert.deepEqual(errors, [])
  const html = renderFragment(view, <FormFields form={form} answers={answers} units={units} />)
  assert.match(html, /name="answers\.land\.area"[^>]*value="60,5"/)
  const told = renderFragment(view, <FormAnswers form={form} answers={answers} units={units} />)
  assert.match(told, /Thửa đất số 345, tờ bản đồ số 12, 60,5 m²/)
  assert.match(told, /Phường Cầu Giấy/)
})

test('every field of every procedure is drawn and told', () => {
  for (const folder of readdirSync('procedures')) {
    const path = `procedures/${folder}/${readdirSync(`procedures/${folder}`).sort().at(-1)}`
    const { form } = parseDefinition(readFileSync(path, 'utf8'), path)
    const html = renderFragment(view, <FormFields form={form} answers={{}} units={units} />)
    assert.ok(html.includes('name="answers.'), folder)
  }
})
