import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAnswers } from './check-answers.ts'
import type { Field, Form } from './form.ts'

const label = { vi: 'Mục', en: 'Item' }
const today = '2026-11-22'

function field(key: string, type: Field['type'], options: Partial<Field> = {}): Field {
  return { key, type, label, required: false, ...options }
}

function form(...fields: Field[]): Form {
  return { sections: [{ key: 'main', title: label, fields }] }
}

function refusals(given: Form, answers: unknown): string[] {
  return checkAnswers(given, answers, { today }).errors.map((error) => error.field)
}

function answersOf(given: Form, answers: unknown): unknown {
  const checked = checkAnswers(given, answers, { today })
  assert.deepEqual(checked.errors, [])
  return checked.answers
}

const two = [
  { value: 'one', label: { vi: 'Một', en: 'One' } },
  { value: 'two', label: { vi: 'Hai', en: 'Two' } },
]

test('a field the form does not have is refused and the message names those it has', () => {
  const checked = checkAnswers(form(field('name', 'text')), { name: 'Hoa', note: 'x' }, { today })
  assert.equal(checked.errors[0]?.field, 'note')
  assert.match(checked.errors[0]?.message.vi ?? '', /không có mục "note".*name/)
})

test('a required field that is empty, blank or missing is refused, but not in a draft', () => {
  const asked = form(field('name', 'text', { required: true }))
  for (const answers of [{}, { name: '' }, { name: '   ' }, { name: null }]) {
    assert.deepEqual(refusals(asked, answers), ['name'])
    assert.deepEqual(checkAnswers(asked, answers, { today, isDraft: true }), { answers: {}, errors: [] })
  }
})

test('answers that are not given field by field are refused', () => {
  for (const answers of [null, 'x', [], 3])
    assert.equal(refusals(form(field('name', 'text')), answers).length, 1)
})

test('each type refuses what it cannot read and says what is allowed', () => {
  const cases: readonly [Field, unknown, RegExp][] = [
    [field('a', 'text', { max: 3 }), 'dài quá', /từ 1 đến 3 ký tự/],
    [
      field('a', 'text', { pattern: '\\d+', allowed: { vi: 'chỉ ghi chữ số.', en: 'digits only.' } }),
      '12a',
      /chữ số/,
    ],
    [field('a', 'number'), 'mười', /số nguyên/],
    [field('a', 'number'), '1,5', /số nguyên/],
    [field('a', 'number', { min: 2, max: 10 }), 11, /từ 2 đến 10/],
    [field('a', 'money'), '12,50', /tròn đồng/],
    [field('a', 'money'), -1, /từ 0 trở lên/],
    [field('a', 'date'), '31/02/2026', /có thật/],
    [field('a', 'date'), '29/02/2025', /có thật/],
    [field('a', 'date'), '11/22/2026', /có thật/],
    [field('a', 'date', { to: 'today' }), '23/11/2026', /không sau ngày 22\/11\/2026/],
    [field('a', 'date', { from: 'today' }), '21/11/2026', /từ ngày 22\/11\/2026/],
    [field('a', 'yes_no'), 'maybe', /Có hoặc Không/],
    [field('a', 'choice', { choices: two }), 'three', /Một; Hai/],
    [field('a', 'multiple_choice', { choices: two }), ['one', 'three'], /Một; Hai/],
    [field('a', 'multiple_choice', { choices: two, max: 1 }), ['one', 'two'], /từ 1 đến 1 mục/],
    [field('a', 'group', { fields: [] }), 'x', /từng dòng/],
  ]
  for (const [asked, value, said] of cases) {
    const checked = checkAnswers(form(asked), { a: value }, { today })
    assert.deepEqual(
      checked.errors.map((error) => error.field),
      ['a'],
      `${asked.type} ${String(value)}`,
    )
    assert.match(checked.errors[0]?.message.vi ?? '', said)
    assert.ok((checked.errors[0]?.message.en ?? '').length > 5)
  }
})

test('a person is refused part by part', () => {
  const asked = form(
    field('who', 'person', {
      required: true,
      ask: ['personal_number', 'born_on', 'phone'],
      may_skip: ['phone'],
    }),
  )
  assert.deepEqual(refusals(asked, { who: { full_name: 'Nguyễn Thị Hoa 2' } }), [
    'who.full_name',
    'who.personal_number',
    'who.born_on',
  ])
  assert.deepEqual(refusals(asked, { who: { full_name: 'Nguyễn Thị Hoa', sex: 'female' } })[0], 'who.sex')
  const born = { full_name: 'Nguyễn Thị Hoa', personal_number: '001190000123', born_on: '05/09/1991' }
  const checked = checkAnswers(asked, { who: born }, { today })
  assert.match(checked.errors[0]?.message.vi ?? '', /sinh năm 1990/)
})

test('an organisation needs a tax code of 10 or 13 digits whose tenth checks the others, or the 12 of its owner', () => {
  const asked = form(field('firm', 'organisation'))
  for (const tax_code of ['12345', '0101234567', '0101234565-000', '999190000123'])
    assert.deepEqual(
      refusals(asked, { firm: { name: 'Công ty Hoa Sen', tax_code } }),
      ['firm.tax_code'],
      tax_code,
    )
  assert.deepEqual(answersOf(asked, { firm: { name: 'Công ty Hoa Sen', tax_code: '0101234565-001' } }), {
    firm: { name: 'Công ty Hoa Sen', tax_code: '0101234565001' },
  })
})

test('rows of a group are refused by row and part, and their number is bounded', () => {
  const rows = field('papers', 'group', {
    required: true,
    max: 2,
    fields: [
      { key: 'name', type: 'text', label, required: true },
      { key: 'pages', type: 'number', label, required: true, min: 1 },
    ],
  })
  assert.deepEqual(
    refusals(form(rows), {
      papers: [
        { name: 'Bằng', pages: 2 },
        { name: 'Thẻ', pages: 0 },
      ],
    }),
    ['papers.1.pages'],
  )
  assert.deepEqual(refusals(form(rows), { papers: [] }), ['papers'])
  assert.deepEqual(refusals(form(rows), { papers: [{}, {}, {}] }), ['papers'])
})

test('an answer hidden by its condition is dropped, and what hangs on it too', () => {
  const asked = form(
    field('married', 'yes_no', { required: true }),
    field('spouse', 'text', { required: true, when: { field: 'married', is: true } }),
    field('spouse_town', 'text', { when: { field: 'spouse', answered: true } }),
  )
  assert.deepEqual(answersOf(asked, { married: false, spouse: 'Nam', spouse_town: 'Hà Nội' }), {
    married: false,
  })
  assert.deepEqual(refusals(asked, { married: true }), ['spouse'])
})

test('a section that does not apply drops all its fields', () => {
  const asked: Form = {
    sections: [
      { key: 'a', title: label, fields: [field('by_proxy', 'yes_no', { required: true })] },
      {
        key: 'b',
        title: label,
        when: { field: 'by_proxy', is: true },
        fields: [field('proxy', 'text', { required: true })],
      },
    ],
  }
  assert.deepEqual(answersOf(asked, { by_proxy: 'no', proxy: 'x' }), { by_proxy: false })
  assert.deepEqual(refusals(asked, { by_proxy: 'yes' }), ['proxy'])
})

test('answers are stored one way however they were typed', () => {
  const asked = form(
    field('name', 'text'),
    field('day', 'date'),
    field('sum', 'money'),
    field('area', 'number', { decimals: 1 }),
    field('many', 'multiple_choice', { choices: two }),
    field('home', 'address'),
  )
  const typed = {
    name: '  Nguyễn   Thị\u200B Hoa '.normalize('NFD'),
    day: '5/9/2026',
    sum: '1.500.000 đồng',
    area: '1.250,5',
    many: ['two', 'one'],
    home: { unit: '00166', line: ' 12  Duy Tân ', as_printed: '' },
  }
  assert.deepEqual(answersOf(asked, typed), {
    name: 'Nguyễn Thị Hoa',
    day: '2026-09-05',
    sum: 1_500_000,
    area: 1250.5,
    many: ['one', 'two'],
    home: { unit: '00166', line: '12 Duy Tân' },
  })
})

test('cleaning twice changes nothing', () => {
  const asked = form(field('day', 'date'), field('sum', 'money'), field('yes', 'yes_no'))
  const once = answersOf(asked, { day: '05/09/2026', sum: '12.000', yes: 'yes' })
  assert.deepEqual(answersOf(asked, once), once)
})

test('a computed field is worked out and what was sent for it is replaced', () => {
  const asked = form(
    field('papers', 'group', { fields: [{ key: 'copies', type: 'number', label, required: true }] }),
    field('total', 'computed', { compute: { op: 'sum', of: ['papers.copies'] } }),
  )
  assert.deepEqual(answersOf(asked, { papers: [{ copies: 2 }, { copies: '3' }], total: 99 }), {
    papers: [{ copies: 2 }, { copies: 3 }],
    total: 5,
  })
})

test('a land parcel has its numbers on the map and the commune of today; its area is a number of square metres', () => {
  const asked = form(field('land', 'land_parcel', { required: true }))
  assert.deepEqual(refusals(asked, { land: { sheet: 'số 12?', area: '60,125', unit: 'Cầu Giấy' } }), [
    'land.sheet',
    'land.parcel',
    'land.unit',
    'land.area',
  ])
  const typed = { sheet: ' 12 ', parcel: 'DC 05', unit: '00166', area: '1.125,5', certificate: 'CH 01234' }
  assert.deepEqual(answersOf(asked, { land: typed }), {
    land: { sheet: '12', parcel: 'DC 05', unit: '00166', area: '1125.5', certificate: 'CH 01234' },
  })
  assert.deepEqual(refusals(asked, answersOf(asked, { land: typed })), [])
})
