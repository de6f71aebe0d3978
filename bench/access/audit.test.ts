import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SCRIPTS } from './hostile.ts'
import { takersAmong } from './fuzz-uploads.ts'
import { fieldsIn, fileFormsIn, isScriptIn } from './markup.ts'
import { asJson, type Route } from './routes.ts'
import { soundValue } from './sound-value.ts'
import { judge, type Answer } from './verdict.ts'

const answer = (status: number, more: Partial<Answer> = {}): Answer => ({
  ...{ status, location: '', body: '', ms: 5 },
  ...more,
})
const MARKS = ['Khuất Thị Dấu Son']

describe('the judge of the walls', () => {
  test('calls it a leak when somebody who must be refused is let in', () => {
    assert.equal(judge(answer(200), { expected: 'shut', marks: [] }), 'leak')
    assert.equal(judge(answer(303, { location: '/ho-so' }), { expected: 'shut', marks: [] }), 'leak')
  })

  test('calls it a leak when what is behind the wall shows, whatever the status', () => {
    const shown = { body: 'Hồ sơ của Khuất Thị Dấu Son' }
    for (const expected of ['open', 'shut', 'blind'] as const) {
      assert.equal(judge(answer(404, shown), { expected, marks: MARKS }), 'leak')
    }
  })

  test('calls it a leak when a refusal was said and the act was done all the same', () => {
    assert.equal(judge(answer(403), { expected: 'shut', marks: [], isChanged: true }), 'leak')
  })

  test('tells a failure, a wrong refusal and an endless answer apart', () => {
    assert.equal(judge(answer(500), { expected: 'shut', marks: [] }), 'server_error')
    assert.equal(judge(answer(404), { expected: 'open', marks: [] }), 'wrong_refusal')
    assert.equal(judge(answer(200, { ms: 60_000 }), { expected: 'open', marks: [] }), 'slow')
  })

  test('is content with a refusal, with being asked to sign in, and with an answer that shows nothing', () => {
    assert.equal(judge(answer(403), { expected: 'shut', marks: MARKS }), 'sound')
    assert.equal(
      judge(answer(303, { location: '/dang-nhap?ve=x' }), { expected: 'shut', marks: MARKS }),
      'sound',
    )
    assert.equal(judge(answer(200), { expected: 'blind', marks: MARKS }), 'sound')
  })
})

describe('the search for scripts on a page', () => {
  const page = (inside: string): string => `<!doctype html><html><body>${inside}</body></html>`

  test('finds each script where a page shows a text as it is', () => {
    for (const script of SCRIPTS.slice(0, 2)) assert.equal(isScriptIn(page(`<p>${script}</p>`)), true, script)
    assert.equal(isScriptIn(page(`<a href="${SCRIPTS[5]}">x</a>`)), true)
    assert.equal(isScriptIn(page(`<svg/onload=haicapRan()>`)), true)
  })

  test('reads the names of the fields on the way', () => {
    assert.deepEqual(fieldsIn(page('<input type="text" name="ho-ten"><select name="don-vi"></select>')), [
      'ho-ten',
      'don-vi',
    ])
  })

  test('finds none where the text is written as text', () => {
    const asText = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
    for (const script of SCRIPTS)
      assert.equal(isScriptIn(page(`<p title="${asText(script)}">x</p>`)), false, script)
  })
})

test('a sound value is one that its schema takes', () => {
  const schema = {
    type: 'object',
    required: ['number', 'kind', 'id'],
    properties: {
      number: { type: 'string', pattern: '^[0-9]{12}$' },
      kind: { anyOf: [{ const: 'citizen' }, { const: 'organisation' }] },
      id: { type: 'string', format: 'uuid' },
      count: { type: 'integer', minimum: 5, maximum: 9 },
    },
  }
  const value = asJson(soundValue(schema, { random: () => 0 }))
  assert.match(String(value['number']), /^[0-9]{12}$/)
  assert.equal(value['kind'], 'citizen')
  assert.match(String(value['id']), /^[0-9a-f-]{36}$/)
  assert.equal(value['count'], 5)
})

test('the addresses that take files are found by the document and by the forms that go there', () => {
  const form = '<form method="post" enctype="multipart/form-data"><input type="file" name="tep"/></form>'
  assert.deepEqual(fileFormsIn(form), [{ action: '', fields: ['tep'] }])
  const route = (path: string, takesFile: boolean): Route => ({
    ...{ method: 'POST', path, door: 'page', query: {}, body: {}, takesFile },
  })
  const routes = [route('/api/papers', true), route('/nop/{code}', false), route('/nop/{code}/xoa', false)]
  const takers = takersAmong(routes, new Map([['/nop/2.000815', new Set(['tep'])]]))
  assert.deepEqual(
    [...takers].map(([{ path }, fields]) => [path, ...fields]),
    [
      ['/api/papers', 'file'],
      ['/nop/{code}', 'tep', 'file'],
    ],
  )
})
