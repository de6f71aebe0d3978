import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAnswers } from './check-answers.ts'
import { formProblems } from './form-problems.ts'
import type { Field, Form } from './form.ts'

const label = { vi: 'Mục', en: 'Item' }
const today = '2026-11-22'

function field(key: string, type: 'date' | 'person' | 'group', options: Partial<Field> = {}): Field {
  return { key, label, required: false, ...options, type }
}

function form(...fields: Field[]): Form {
  return { sections: [{ key: 'main', title: label, fields }] }
}

function refusals(given: Form, answers: unknown): string[] {
  return checkAnswers(given, answers, { today }).errors.map((error) => error.field)
}

test('a day stands in its order: a parent is born before the child, nobody dies before birth', () => {
  const asked = form(
    field('child', 'person', { ask: ['born_on'], label: { vi: 'Trẻ', en: 'Child' } }),
    field('mother', 'person', { ask: ['born_on'], may_skip: ['born_on'], earlier_than: 'child' }),
    field('died_on', 'date', { not_before: 'child' }),
  )
  const child = { full_name: 'Trần Minh An', born_on: '05/09/2026' }
  const mother = (born_on: string) => ({ child, mother: { full_name: 'Nguyễn Thị Hoa', born_on } })
  for (const born_on of ['05/09/2026', '06/09/2026']) {
    const checked = checkAnswers(asked, mother(born_on), { today, isDraft: true })
    assert.deepEqual(
      checked.errors.map(({ field: at }) => at),
      ['mother.born_on'],
    )
    assert.match(
      checked.errors[0]?.message.vi ?? '',
      /ngày sinh phải trước ngày 05\/09\/2026 đã ghi ở mục “Trẻ”/,
    )
  }
  assert.deepEqual(refusals(asked, mother('04/09/2026')), [])
  assert.deepEqual(refusals(asked, mother('')), [])
  assert.deepEqual(refusals(asked, { mother: { full_name: 'Nguyễn Thị Hoa', born_on: '05/09/2026' } }), [])
  assert.deepEqual(refusals(asked, { child, died_on: '04/09/2026' }), ['died_on'])
  assert.deepEqual(refusals(asked, { child, died_on: '05/09/2026' }), [])
})

test('a row looks back at a day outside it as well as at one of its own', () => {
  const day = { type: 'date', label, required: false } as const
  const row = [
    { ...day, key: 'from', not_before: 'opened' },
    { ...day, key: 'to', not_before: 'from' },
  ]
  const asked = form(field('opened', 'date'), field('rows', 'group', { fields: row }))
  const rows = (from: string, to: string) => ({ opened: '02/02/2026', rows: [{ from, to }] })
  assert.deepEqual(refusals(asked, rows('01/02/2026', '03/02/2026')), ['rows.0.from'])
  assert.deepEqual(refusals(asked, rows('04/02/2026', '03/02/2026')), ['rows.0.to'])
  assert.deepEqual(refusals(asked, rows('02/02/2026', '02/02/2026')), [])
})

test('an order of days is refused in a form where no day comes before', () => {
  const problems = (...fields: Field[]) => formProblems(form(...fields)).map(({ path }) => path)
  const after = field('died_on', 'date', { not_before: 'who' })
  const at = '/sections/0/fields'
  assert.deepEqual(problems(after), [`${at}/0/not_before`])
  assert.deepEqual(problems(field('who', 'person'), after), [`${at}/1/not_before`])
  assert.deepEqual(problems(field('who', 'person', { ask: ['born_on'] }), after), [])
  const nameless = field('other', 'person', { earlier_than: 'died_on' })
  assert.deepEqual(problems(field('died_on', 'date'), nameless), [`${at}/1/earlier_than`])
})
