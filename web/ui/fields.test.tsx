import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeView } from '#web/view.ts'
import {
  Choice,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  TextField,
  errorOf,
  renderFragment,
} from './index.ts'

const vi = makeView({ language: 'vi', path: '/' })
const en = makeView({ language: 'en', path: '/' })
const errors = [{ field: 'full_name', message: { vi: 'Nhập họ và tên', en: 'Enter the full name' } }]

test('an error in the summary links to the control of its field', () => {
  const html = renderFragment(
    vi,
    <>
      <ErrorSummary errors={errors} />
      <TextField name="full_name" label="Họ và tên" error={errorOf(errors, 'full_name')} />
    </>,
  )
  const anchor = /<a href="#([^"]+)">Nhập họ và tên<\/a>/.exec(html)?.[1]
  assert.ok(anchor)
  assert.match(html, new RegExp(`<input id="${anchor}"`))
})

test('an error in the summary of a question links to its first answer', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  const html = renderFragment(vi, <Choice name="full_name" label="?" options={options} error="Chọn" />)
  assert.match(html, /<input id="o-full_name" type="radio" name="full_name" value="a"/)
})

test('a summary without errors is not drawn', () => {
  assert.equal(renderFragment(vi, <ErrorSummary errors={[]} />), '')
})

test('a control is tied to its label, hint and error', () => {
  const html = renderFragment(
    vi,
    <TextField name="phone" label="Điện thoại" hint="10 chữ số" error="Thiếu số" />,
  )
  assert.match(html, /<label class="field-label" for="o-phone">Điện thoại<\/label>/)
  assert.match(html, /aria-describedby="o-phone-goi-y o-phone-loi"/)
  assert.match(html, /id="o-phone-goi-y">10 chữ số</)
  assert.match(html, /id="o-phone-loi"><strong>Lỗi:<\/strong> Thiếu số/)
  assert.match(html, /aria-invalid="true"/)
})

test('a field is required unless it says that it is not', () => {
  assert.match(renderFragment(vi, <TextField name="a" label="A" />), / required/)
  const optional = renderFragment(vi, <TextField name="a" label="A" optional />)
  assert.doesNotMatch(optional, / required/)
  assert.match(optional, /không bắt buộc/)
})

test('components speak the language of their page', () => {
  const html = renderFragment(
    en,
    <TextField name="full_name" label={{ vi: 'Họ tên', en: 'Name' }} error={errorOf(errors, 'full_name')} />,
  )
  assert.match(html, />Name</)
  assert.match(html, /<strong>Error:<\/strong> Enter the full name/)
  assert.doesNotMatch(html, /Họ tên/)
})

test('hostile text stays text', () => {
  const hostile = '"><script>alert(1)</script>'
  const html = renderFragment(
    vi,
    <>
      <TextField name="a" label={hostile} hint={hostile} error={hostile} value={hostile} />
      <ErrorSummary errors={[{ field: 'a', message: { vi: hostile, en: hostile } }]} />
      <FileField name="b" label="B" uploaded={[{ id: hostile, name: hostile }]} />
    </>,
  )
  assert.doesNotMatch(html, /<script/)
})

test('a password is never sent back to the page', () => {
  assert.doesNotMatch(
    renderFragment(vi, <TextField name="p" label="P" type="password" value="bi-mat" />),
    /bi-mat/,
  )
})

test('a day is typed as text, because date inputs follow the browser instead of us', () => {
  const html = renderFragment(vi, <DateField name="born_on" label="Ngày sinh" />)
  assert.match(html, /type="text"/)
  assert.match(html, /ví dụ 24\/11\/2026/)
})

test('a form carries its idempotency key hidden', () => {
  const html = renderFragment(vi, <Form action="/x" idempotencyKey="k-1" />)
  assert.match(html, /<input type="hidden" name="idempotency_key" value="k-1"/)
})

test('a file received before is kept, and a new one is then no longer required', () => {
  const html = renderFragment(vi, <FileField name="b" label="B" uploaded={[{ id: 'p1', name: 'a.pdf' }]} />)
  assert.match(html, /<input type="hidden" name="b" value="p1"/)
  assert.doesNotMatch(html, /type="file"[^>]* required/)
})
