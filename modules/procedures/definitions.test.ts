import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { parseDefinition } from './parse-definition.ts'
import { readDefinitionFiles } from './read-procedure-files.ts'
import { missingParts } from './questions.ts'
import { hoursOfLimit } from './step.ts'

const root = new URL('../../', import.meta.url).pathname
const file = 'procedures/1.001193-dang-ky-khai-sinh/v1.json'
const good = readFileSync(root + file, 'utf8')

/** The birth registration with one place broken; `at` is a JSON pointer. */
function broken(at: string, value: unknown): string {
  const whole: unknown = JSON.parse(good)
  const parts = at.split('/').slice(1)
  let here: unknown = whole
  for (const part of parts.slice(0, -1)) here = Reflect.get(Object(here), part)
  const last = parts.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(Object(here), last)
  else Reflect.set(Object(here), last, value)
  return JSON.stringify(whole)
}

function refusal(text: string, name = file): Refusal {
  try {
    parseDefinition(text, name)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('the broken definition was accepted')
}

const breakages: readonly [string, unknown, string, RegExp][] = [
  ['/name', undefined, '/name', /chưa có/],
  ['/papers/0/name/en', '', '/papers/0/name/en', /phải điền/],
  ['/limits/0/source', 'Chưa công bố', '/limits/0/source', /phải ghi nguồn/],
  ['/deadline', '3 days', '/', /không được có deadline/],
  ['/code', '1.1193', '/code', /phải theo mẫu/],
  ['/steps/0/role', 'mayor', '/steps/0/role', /phải là một trong: desk_officer/],
  ['/limits/0/limit', { unit: 'weeks', value: 2 }, '/limits/0/limit', /không đúng dạng nào/],
  ['/short_name/vi', 'Khai sinh', '/code', /tệp phải nằm ở 1\.001193-khai-sinh/],
  ['/budgets/0/hours', 2, '/budgets', /tổng thời gian các bước là 9 giờ.*8 giờ/],
  ['/budgets/1/steps', [2, 3, 9], '/budgets/1/steps', /không có bước 9/],
  ['/budgets/1/steps', [1, 2], '/budgets/1/steps', /bước 1 đã có thời gian/],
  ['/budgets/1/steps', [2, 4], '/budgets/1/steps', /liền nhau/],
  ['/steps/1/no', 7, '/steps/1/no', /phải là bước 2/],
  ['/steps/2/act', 'check', '/steps', /thiếu bước "propose"/],
  ['/papers/0/when', { field: 'colour', is: 'red' }, '/papers/0/when', /không có trường "colour"/],
  ['/papers/1/key', 'birth_notice', '/papers/1', /"birth_notice" có hai lần/],
  ['/competent/place', { by: 'field', field: 'child' }, '/competent/place/field', /trường địa chỉ bắt buộc/],
  ['/fees/0/case', 'late', '/fees/0/case', /không có trường hợp "late"/],
  ['/channels/1/level', undefined, '/channels/1', /mức độ/],
  ['/form/sections/0/fields/1/choices', undefined, '/form/sections/0/fields/1', /thiếu "choices"/],
  ['/form/sections/0/fields/0/decimals', 2, '/form/sections/0/fields/0', /không có tùy chọn "decimals"/],
  ['/valid_to', '2025-01-01', '/valid_to', /phải sau valid_from/],
  ['/unknown/0/at', '/colour', '/unknown/0/at', /không có chỗ/],
]

for (const [at, value, path, said] of breakages) {
  test(`a definition with a wrong ${at} (${JSON.stringify(value) ?? 'missing'}) is refused with file, path and reason`, () => {
    const refused = refusal(broken(at, value))
    const field = refused.fields.find((one) => one.field === path)
    assert.ok(field, `${path} among ${refused.fields.map((one) => one.field).join(', ')}`)
    assert.match(field.message.vi, said)
    assert.ok(refused.text.vi.includes(`${file} ${path}: `))
    assert.ok(refused.text.en.includes(`${file} ${path}: ${field.message.en}`))
  })
}

test('a file that is not JSON is refused with its name', () => {
  assert.match(refusal('{ "code": ').text.en, /procedures\/1\.001193.*is not JSON/)
})

const files = readDefinitionFiles(root)

test('every written definition is complete but for a limit it calls unknown, and divides its limit exactly', () => {
  assert.ok(files.length >= 30)
  for (const { path, definition } of files) {
    const missing = missingParts({ definition })
    const admits = definition.unknown.some((one) => one.at === '/limits')
    assert.deepEqual(missing, missing.length > 0 && admits ? ['limit'] : [], path)
    const hours = definition.budgets.reduce((sum, budget) => sum + budget.hours, 0)
    const main = definition.limits[0]
    assert.equal((main && hoursOfLimit(main.limit)) ?? 0, hours, path)
  }
})

test('the twelve procedures of the first issue are there', () => {
  const codes = new Set(files.map((one) => one.definition.code))
  const wanted =
    '2.000815 2.000884 1.001193 1.000656 1.000894 1.004873 2.000635 1.013225 1.012812 1.013274 1.010736 1.011607'
  for (const code of wanted.split(' ')) assert.ok(codes.has(code), code)
})

test('certification goes from the specialist to the signer to the clerk without the head', () => {
  for (const code of ['2.000815', '2.000884']) {
    const acts = files.find((one) => one.definition.code === code)?.definition.steps.map((step) => step.act)
    assert.deepEqual(acts, ['accept', 'propose', 'approve', 'number', 'deliver'])
  }
})
