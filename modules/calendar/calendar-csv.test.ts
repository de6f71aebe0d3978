import assert from 'node:assert/strict'
import test from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { writeCalendarCsv } from './calendar-csv.ts'
import { readCalendarCsv } from './read-calendar-csv.ts'
import { readCalendarFiles } from './read-calendar-files.ts'

const [city] = await readCalendarFiles('data/calendars')
assert.ok(city)
const HEAD = 'kind,from,to,hours,name_vi,name_en,instead_of,made_up_on,legal_basis,status,note'

function refusalOf(csv: string): Refusal {
  try {
    readCalendarCsv(csv)
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error('the file was taken')
}

test('a file without a column is refused by the column’s name', () => {
  const refusal = refusalOf('kind,from,to\nholiday,02/09/2026,')
  assert.match(refusal.text.vi, /Dòng 1: thiếu cột hours, name_vi/)
})

test('every bad line is named by its number and reason, and nothing of the file is taken', () => {
  const { fields } = refusalOf(
    [
      HEAD,
      'announced,31/12/2027,,,,,,,TB 1,,',
      'holiday,31/02/2026,,,Lễ,,,,TB 1,,',
      'feast,02/09/2026,,,Quốc khánh,,,,TB 1,,',
      'week,01/01/2026,,mon 8-12,,,,,TB 1,,',
      'closure,03/03/2026,,,,,,,TB 1,,',
      'outage,02/03/2026,02/03/2026 10:00,,Mất điện,,,,TB 1,,',
    ].join('\n'),
  )
  assert.deepEqual(
    fields.map(({ field }) => field),
    ['line 3', 'line 4', 'line 5', 'line 6', 'line 7'],
  )
  assert.match(fields[0]?.message.vi ?? '', /Dòng 3: cột from: "31\/02\/2026" không phải là ngày/)
  assert.match(fields[3]?.message.vi ?? '', /thiếu name_vi/)
})

test('a file that does not say up to when days off are announced is refused', () => {
  assert.equal(refusalOf(`${HEAD}\nholiday,02/09/2026,,,Quốc khánh,,,,BLLĐ,,`).fields[0]?.field, 'announced')
})

test('a calendar written as CSV reads back to the same, with local closures, weeks and outages', () => {
  const outage = {
    from_at: '2026-03-02T01:00:00.000Z',
    to_at: '2026-03-02T04:30:00.000Z',
    name: { vi: 'Mất kết nối, "toàn thành phố"; 3 giờ', en: 'Outage' },
    legal_basis: 'Biên bản 12/BB',
  }
  const week = {
    from: '2026-06-01',
    until: '2026-08-31',
    hours: { mon: ['07:30-11:30'], sat: [] },
    legal_basis: 'QĐ 5',
  }
  const full = { ...city, weeks: [...city.weeks, week], outages: [outage] }
  const { announced_to, source, weeks, days, outages } = full
  const csv = writeCalendarCsv(full)
  assert.ok(csv.startsWith('\uFEFFkind,'), 'a spreadsheet knows its accents by the mark')
  assert.deepEqual(readCalendarCsv(csv), { announced_to, source, weeks, days, outages })
})

test('what a spreadsheet makes of the file is read: its mark, semicolons, short days and empty rows', () => {
  const csv = `\uFEFF${HEAD.replaceAll(',', ';')}\r\nannounced;31/12/2027;;;;;;;TB 1;;\r\nclosure;2/9/2026;;8:00-11:30;Đóng cửa;;;;TB 2;;\r\n;;;;;;;;;;\r\n`
  const { days } = readCalendarCsv(csv)
  assert.deepEqual(days, [
    {
      ...{
        on: '2026-09-02',
        kind: 'closure',
        name: { vi: 'Đóng cửa', en: 'Đóng cửa' },
        hours: ['08:00-11:30'],
      },
      ...{ legal_basis: 'TB 2', status: 'announced' },
    },
  ])
})
