import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { acceptDossier, submitDossier } from '#modules/dossiers'
import { importBankStatement, sumBankLines, transferText, type Matched } from '#modules/payments'
import { fixedClock } from '#platform/clock.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { copyDossier } from '#test/many-dossiers.ts'
import { settleBankLines } from './settle-bank-lines.ts'

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const STORIES = ['once', 'once', 'twice', 'part', 'in_parts', 'too_much', 'ended', 'cash', 'nobody'] as const
type Copy = { code: string; fee_due: number; story: (typeof STORIES)[number] }
type Made = { amount: number; text: string; matched: Matched }

/** What happened to a dossier in the bank, with the explanation each line must get: the oracle. */
function linesOf(copy: Copy, below: (n: number) => number): Made[] {
  const { code, fee_due: due, story } = copy
  const texts = [
    code,
    transferText(code),
    `MBVCB.${below(99_999)}.${transferText(code)}.CT tu NGUYEN THI HOA`,
  ]
  const line = (amount: number, matched: Matched): Made => ({
    amount,
    text: texts[below(3)] ?? code,
    matched,
  })
  const some = 1 + below(due - 1)
  switch (story) {
    case 'once':
      return [line(due, 'exact')]
    case 'twice':
      return [line(due, 'exact'), line(due, 'duplicate')]
    case 'part':
      return [line(some, 'partial')]
    case 'in_parts':
      return [line(some, 'partial'), line(due - some, 'exact')]
    case 'too_much':
      return [line(due + some, 'over')]
    case 'ended':
      return [line(due, 'late')]
    case 'cash':
      return [line(due, 'duplicate')]
    case 'nobody':
      return [{ amount: due, text: `chuyen tien ${below(999)} tien cho`, matched: 'unknown' }]
  }
}

function bankFile(copies: readonly Copy[]) {
  const below = seeded(20_260_302)
  const queues = copies.map((copy) => linesOf(copy, below))
  const lines: (Made & { reference: string; at: string })[] = []
  while (lines.length < 1000) {
    const open = queues.filter((queue) => queue.length > 0)
    const next = open[below(open.length)]?.shift() ?? {
      ...{ amount: 1 + below(90_000), matched: 'unknown' as const },
      text: `TDH26001669903020${String(below(999)).padStart(3, '0')} khong co`,
    }
    const minute = lines.length
    const at = `2026-03-02T${String(8 + Math.floor(minute / 120)).padStart(2, '0')}:${String(Math.floor((minute % 120) / 2)).padStart(2, '0')}`
    // References sort as the money came, for lines of the same minute.
    lines.push({ ...next, reference: `FT26061${String(minute).padStart(6, '0')}`, at })
  }
  const rows = lines.map(({ reference, at, amount, text }) => [reference, at, amount, `"${text}"`].join(','))
  return { lines, csv: ['reference,at,amount,description', ...rows].join('\n') }
}

describe('a bank statement of a thousand lines', async () => {
  const house = await openTestHouse()
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const cashier = await actorNamed(house, 'thungan.cau-giay')
  const { code } = await acting(house, { actor: desk }, (work) => submitDossier(work, CERTIFIED_COPY))
  const first = await acting(house, { actor: desk }, (work) => acceptDossier(work, { code }))
  const agency = first.reception_agency_id
  const below = seeded(7)
  const copies = Array.from({ length: 700 }, (_, n) => ({
    code: `TD.H26.00166-260301-${String(n + 1).padStart(4, '0')}`,
    fee_due: 2000 + below(200_000),
    story: STORIES[below(STORIES.length)] ?? 'once',
  }))
  await copyDossier(house, code, copies)
  const named = (story: string) => copies.filter((one) => one.story === story).map((one) => one.code)
  await house.owner`update dossiers set business = 'withdrawn' where code = any (${named('ended')})`
  await house.owner`update dossiers set fee_paid = fee_due, money = 'paid' where code = any (${named('cash')})`
  const { lines, csv } = bankFile(copies)
  const load = (text: string, actor = cashier) =>
    acting(house, { actor }, (work) => importBankStatement(work, text))
  const settle = () => settleBankLines(house, fixedClock(MONDAY_9))
  const stateOf = async () =>
    house.owner`
      select (select md5(string_agg(b::text, '|' order by id)) from bank_lines b) as lines,
        (select md5(string_agg(p::text, '|' order by id)) from payments p) as payments,
        (select count(*) from events) as events, (select count(*) from bank_statements) as statements`

  test('one bad line refuses the whole file', async () => {
    await assert.rejects(load(`${csv}\nFT9,2026-03-02T09:15,0,x`), /Line 1002.*Nothing was recorded/s)
    const [{ count }] = await house.worker<[{ count: number }]>`select count(*) from bank_lines`
    assert.equal(count, 0)
  })

  test('who keeps no till imports nothing', async () => {
    await assert.rejects(load(csv, desk), { kind: 'forbidden' })
    await assert.rejects(load(csv, await actorNamed(house, 'congdan.1')), { kind: 'forbidden' })
  })

  test('every line is explained as it was meant, and the sums are equal', async () => {
    const total = lines.reduce((sum, { amount }) => sum + amount, 0)
    const { id: _, ...statement } = await load(csv)
    assert.deepEqual(statement, { lines: 1000, known: 0, total })
    assert.equal(await settle(), 1000)
    const rows = await house.worker<{ reference: string; matched: Matched }[]>`
      select reference, matched from bank_lines order by reference`
    assert.deepEqual(
      rows.map(({ reference, matched }) => `${reference} ${matched}`),
      lines.map(({ reference, matched }) => `${reference} ${matched}`),
    )
    const sums = await acting(house, { actor: cashier }, (work) => sumBankLines(work.trx, agency))
    for (const sum of sums) {
      const meant = lines.filter(({ matched }) => matched === sum.matched)
      assert.equal(sum.lines, meant.length)
      assert.equal(
        sum.amount,
        meant.reduce((total, { amount }) => total + amount, 0),
      )
    }
    assert.equal(sums.length, 6, 'each of the six explanations occurs')
    assert.equal(
      sums.reduce((sum, { amount }) => sum + amount, 0),
      total,
    )
  })

  test('what was exact is paid, each by one receipt, and the money of the receipts is that of their lines', async () => {
    const paid = copies.filter(({ story }) => ['once', 'twice', 'in_parts'].includes(story))
    const rows = await house.worker<{ code: string; amount: number; lines: number }[]>`
      select p.dossier_code as code, p.amount,
        (select sum(b.amount) from bank_lines b where b.payment_id = p.id) as lines
      from payments p order by code`
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      paid.map(({ code, fee_due }) => ({ code, amount: fee_due, lines: fee_due })),
    )
    const [{ count }] = await house.worker<[{ count: number }]>`
      select count(*) from dossiers where money = 'paid' and last_act = 'pay'`
    assert.equal(count, paid.length)
  })

  test('the same file again changes nothing', async () => {
    const before = await stateOf()
    assert.deepEqual(await load(csv), { id: null, lines: 0, known: 1000, total: 0 })
    assert.equal(await settle(), 0)
    assert.deepEqual(await stateOf(), before)
  })

  test('a reference that comes again with another amount refuses the file', async () => {
    await assert.rejects(
      load(`reference,at,amount,description\n${lines[0]?.reference},2026-03-02T08:00,1,x`),
      /imported before with other content/,
    )
  })

  test('another commune sees nothing of it', async () => {
    const stranger = await actorNamed(house, 'thungan.hoan-kiem')
    const seen = await acting(house, { actor: stranger }, (work) => sumBankLines(work.trx, agency))
    assert.equal(seen.length, 0)
  })
})
