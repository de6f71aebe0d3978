import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAnswers } from '../check-answers.ts'
import { formProblems } from '../form-problems.ts'
import type { Field, Form } from '../form.ts'

const label = { vi: 'Mục', en: 'Item' }
const today = '2026-11-22'

function field(key: string, type: Field['type'], options: Partial<Field> = {}): Field {
  return { key, type, label, required: false, ...options }
}

function form(...fields: Field[]): Form {
  return { sections: [{ key: 'main', title: label, fields }] }
}

const PHOTO = '7d444840-9dc0-41d1-a2a6-0d6b3c8b0a11'

test('a repeating group asks for no files, a count that cannot be met is refused, and each says why', () => {
  const inner = field('scan', 'file')
  const reasons = (given: Form) => formProblems(given).map(({ path, reason }) => `${path} ${reason.vi}`)
  const [first = ''] = reasons(form(field('members', 'group', { fields: [Object(inner)] })))
  assert.match(first, /^\/sections\/0\/fields\/0\/fields\/0\/type nhóm lặp lại không hỏi tệp/)
  assert.match(reasons(form(field('scan', 'file', { min: 3, max: 2 })))[0] ?? '', /"min" không lớn hơn "max"/)
  assert.match(reasons(form(field('scan', 'file', { max: 21 })))[0] ?? '', /từ 1 đến 20/)
  assert.match(reasons(form(field('scan', 'file', { decimals: 1 })))[0] ?? '', /không có tùy chọn "decimals"/)
  assert.deepEqual(reasons(form(field('scan', 'file', { min: 2, max: 20, kinds: ['pdf'] }))), [])
})

test('files are told apart by id, a draft may have too few, and what came on paper need not be uploaded', () => {
  const asked = form(field('scan', 'file', { required: true, min: 2 }))
  const files = new Map([[PHOTO, { name: 'a.pdf', media: 'application/pdf' }]])
  const judged = (answers: unknown, options: object = {}) =>
    checkAnswers(asked, answers, { today, files, ...options })
  assert.match(judged({ scan: [PHOTO, PHOTO] }).errors[0]?.message.vi ?? '', /từ 2 đến 20 tệp \(đang có 1\)/)
  assert.deepEqual(judged({ scan: PHOTO }, { isDraft: true }).answers, { scan: [PHOTO] })
  assert.deepEqual(judged({}, { onPaper: new Set(['scan']) }), { answers: {}, errors: [] })
  assert.deepEqual(
    judged({}).errors.map((error) => error.field),
    ['scan'],
  )
})
