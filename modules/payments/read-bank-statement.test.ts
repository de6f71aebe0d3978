import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { readBankStatement } from './read-bank-statement.ts'

const HEAD = 'reference,at,amount,description\n'
const GOOD = 'FT1,2026-03-02T09:15,10000,TDH26001662603020001 Nguyen Thi Hoa\n'

const BAD: readonly [what: string, line: string, told: RegExp][] = [
  ['an amount with a fraction', 'FT2,2026-03-02T09:15,100.5,x', /Line 3: the amount "100.5"/],
  ['money that went out', 'FT2,2026-03-02T09:15,-10000,x', /Line 3: the amount "-10000".*money in only/],
  ['nothing', 'FT2,2026-03-02T09:15,0,x', /above 0/],
  ['a day that does not exist', 'FT2,2026-02-30T09:15,1,x', /Line 3: the moment "2026-02-30T09:15"/],
  ['no reference', ',2026-03-02T09:15,1,x', /Line 3: a reference/],
  ['a field too many', 'FT2,2026-03-02T09:15,1,x,y', /Line 3: 5 fields, the first line has 4/],
  ['a reference that stands there already', 'FT1,2026-03-02T09:15,1,x', /FT1 stands on line 2/],
]
for (const [what, line, told] of BAD) {
  test(`a line with ${what} refuses the file, with its number and reason`, () => {
    assert.throws(
      () => readBankStatement(HEAD + GOOD + line),
      (error) =>
        error instanceof Refusal &&
        error.kind === 'invalid' &&
        told.test(error.fields[0]?.message.en ?? '') &&
        error.fields[0]?.message.vi.startsWith('Dòng 3') === true,
    )
  })
}

test('every bad line is told, not only the first', () => {
  assert.throws(
    () => readBankStatement(`${HEAD}FT1,x,1,a\n${GOOD}FT3,2026-03-02T09:15,y,a`),
    (error) => error instanceof Refusal && error.fields.map(({ field }) => field).join() === 'line 2,line 4',
  )
})

test('a file without one of the columns is refused and the column named', () => {
  assert.throws(() => readBankStatement('reference,at,description\nx,y,z'), /no column "amount"/)
})

test('Vietnamese headings, other orders, quotes, thousands and both ways to write a moment are read', () => {
  const csv =
    '\uFEFFNgày giao dịch,Số tiền ghi có,Nội dung,Mã giao dịch,Số dư\r\n02/03/2026 09:15:20,"10.000","Nộp phí, HS ""TD""",FT9,1\r\n\r\n2026-03-02 10:00,"1,250,000",x,FT8,1\r\n'
  assert.deepEqual(readBankStatement(csv), [
    { reference: 'FT9', at: '2026-03-02T02:15:00.000Z', amount: 10_000, description: 'Nộp phí, HS "TD"' },
    { reference: 'FT8', at: '2026-03-02T03:00:00.000Z', amount: 1_250_000, description: 'x' },
  ])
})
