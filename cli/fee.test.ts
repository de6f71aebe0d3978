import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readCatalogueFiles } from '#modules/procedures'
import { feeCommand } from './fee.ts'
import { ROOT } from './root.ts'

const run = (args: string) => feeCommand(args.split(' '), ROOT)

const REFUSED: readonly [rule: string, args: string, told: RegExp][] = [
  ['a procedure nobody knows', '--procedure 9.999999 --on 2026-03-02', /not in the catalogue/],
  ['no procedure at all', '--on 2026-03-02', /haicap fee --procedure/],
  ['a day that does not exist', '--procedure 2.000815 --on 2026-02-30', /not a day/],
  ['a day before the first version', '--procedure 2.000815 --on 2025-06-30', /first is of 2025-07-01/],
  ['a channel not offered', '--procedure 2.000815 --channel online --on 2026-03-02', /one of counter/],
  ['a channel that is none', '--procedure 2.000815 --channel fax --on 2026-03-02', /one of counter/],
  ['a case the procedure does not know', '--procedure 1.000656 --case early --on 2026-03-02', /knows late/],
  [
    'an exemption the law does not give',
    '--procedure 2.000815 --exemption poor_household --on 2026-03-02',
    /has none/,
  ],
  ['a subject nobody is', '--procedure 2.000815 --subject ghost --on 2026-03-02', /--subject must be/],
  ['no pages', '--procedure 2.000815 --pages 0 --on 2026-03-02', /--pages "0"/],
  ['half a copy', '--procedure 2.000815 --copies 1.5 --on 2026-03-02', /--copies "1.5"/],
]
for (const [rule, args, told] of REFUSED) {
  test(`${rule} is refused with what is allowed`, () => assert.throws(() => run(args), told))
}

/** Nobody has told us the amount: it is neither asked for nor guessed. */
const unknown = null

type Row = readonly [words: string, options: string, total: number | null]
const LAST_DAY = '--on 2025-12-31'
const FIRST_DAY = '--on 2026-01-01'
const ONLINE = '--channel online'
const POST = '--channel post'

/** By procedure: in plain words, as the options say it, and what it costs in đồng. Without a day: 2 March 2026. */
const TABLE: Readonly<Record<string, readonly Row[]>> = {
  '2.000815': [
    ['certified copy: one page', '--pages 1', 2_000],
    ['two pages', '--pages 2', 4_000],
    ['the third page costs half', '--pages 3', 5_000],
    ['four pages', '--pages 4', 6_000],
    ['five pages, twice', '--pages 5 --copies 2', 14_000],
    ['ten pages, five times', '--pages 10 --copies 5', 60_000],
    ['a hundred pages', '--pages 100', 102_000],
    ['197 pages are a thousand below the cap', '--pages 197', 199_000],
    ['198 pages reach the cap', '--pages 198', 200_000],
    ['199 pages cost no more', '--pages 199', 200_000],
    ['200 pages cost no more', '--pages 200', 200_000],
    ['the cap is that of each copy', '--pages 200 --copies 3', 600_000],
    ['five hundred pages, ten times', '--pages 500 --copies 10', 2_000_000],
    ['nothing said means one page, one copy', '', 2_000],
    ['before 2026 the same', `--pages 3 ${LAST_DAY}`, 5_000],
    ['in 2026 the same: it is done at the counter', `--pages 3 ${FIRST_DAY}`, 5_000],
  ],
  '2.000884': [
    ['a signature certified', '', 10_000],
    ['a case costs the same however many pages', '--pages 7', 10_000],
    ['and however many copies', '--copies 4', 10_000],
    ['on the last day of 2025', LAST_DAY, 10_000],
  ],
  '2.000908': [
    ['a copy from the original register', '', 0],
    ['several copies', '--copies 5', 0],
    ['online', ONLINE, 0],
    ['by post', POST, 0],
  ],
  '2.000635': [
    ['an extract of civil status', '', 8_000],
    ['three extracts', '--copies 3', 24_000],
    ['three by post', `${POST} --copies 3`, 24_000],
    ['three online on the last day of 2025', `${ONLINE} --copies 3 ${LAST_DAY}`, 24_000],
    ['three online on the first day of 2026', `${ONLINE} --copies 3 ${FIRST_DAY}`, 0],
    ['at the counter also in 2026', `--copies 3 ${FIRST_DAY}`, 24_000],
    ['by post also in 2026', `${POST} ${FIRST_DAY}`, 8_000],
    ['pages do not matter', '--pages 9', 8_000],
  ],
  '1.001193': [
    ['a birth registered', '', 0],
    ['with one further copy', '--copies 1', 8_000],
    ['with five, at the counter', '--copies 5', 40_000],
    ['with five, by post', `${POST} --copies 5`, 40_000],
    ['with five, online in 2025', `${ONLINE} --copies 5 ${LAST_DAY}`, 40_000],
    ['with five, online in 2026', `${ONLINE} --copies 5 ${FIRST_DAY}`, 0],
    ['online without copies in 2025', `${ONLINE} ${LAST_DAY}`, 0],
  ],
  '1.000894': [
    ['a marriage registered', '', 0],
    ['that needs verification', '--case verification', 0],
    ['with two further copies', '--copies 2', 16_000],
    ['verified and with two copies', '--case verification --copies 2', 16_000],
    ['with two copies, online in 2025', `${ONLINE} --copies 2 ${LAST_DAY}`, 16_000],
    ['with two copies, online in 2026', `${ONLINE} --copies 2`, 0],
  ],
  '1.000656': [
    ['a death registered in time', '', 0],
    ['in time, with two copies', '--copies 2', 16_000],
    ['in time, with two copies online in 2026', `${ONLINE} --copies 2`, 0],
    ['late, at the counter: the council says how much', '--case late', unknown],
    ['late, by post', `${POST} --case late`, unknown],
    ['late, online in 2025', `${ONLINE} --case late ${LAST_DAY}`, unknown],
    ['late, online on the first day of 2026', `${ONLINE} --case late ${FIRST_DAY}`, 0],
    ['late, online with copies in 2026', `${ONLINE} --case late --copies 3`, 0],
    [
      'late, of a poor household: nothing, though nobody knows the full amount',
      '--case late --exemption poor_household',
      0,
    ],
    [
      'late, of a family with merits, with copies: the copies are a fee, not a charge',
      '--case late --copies 3 --exemption merit',
      24_000,
    ],
    ['late, with copies: the sum is not known while one part is not', '--case late --copies 3', unknown],
  ],
  '1.004873': [
    ['marital status confirmed, at the counter', '', unknown],
    ['by post', POST, unknown],
    ['online in 2025', `${ONLINE} ${LAST_DAY}`, unknown],
    ['online from 2026', `${ONLINE} ${FIRST_DAY}`, 0],
    ['online in November 2026', `${ONLINE} --on 2026-11-22`, 0],
  ],
  '1.013225': [
    ['a building permit at the counter', '', unknown],
    ['by post', POST, unknown],
    ['online in 2025', `${ONLINE} ${LAST_DAY}`, unknown],
    ['online from 2026', `${ONLINE} ${FIRST_DAY}`, 0],
  ],
  '1.013274': [
    ['the use of a pavement', '', unknown],
    ['for a funeral', '--case funeral', unknown],
    ['online: nobody says that it is free', ONLINE, unknown],
  ],
  '1.010736': [
    ['a consultation on the environment', '', 0],
    ['online', ONLINE, 0],
    ['by post', POST, 0],
  ],
  '1.011607': [
    ['a poor household recognised', '', 0],
    ['by post', POST, 0],
  ],
  '1.012812': [
    ['a quarrel over land mediated', '', 0],
    ['by post, in 2025', `${POST} ${LAST_DAY}`, 0],
  ],
}

describe('what it costs', () => {
  const rows = Object.entries(TABLE).flatMap(([code, cases]) => cases.map((one) => [code, ...one] as const))
  test('the table has at least sixty cases and speaks of thirteen procedures', () => {
    assert.ok(rows.length >= 60, `${rows.length} cases`)
    assert.equal(Object.keys(TABLE).length, 13)
  })
  for (const [code, words, options, total] of rows) {
    test(`${code}: ${words} – ${total === null ? 'not known' : `${total} đồng`}`, () => {
      const on = options.includes('--on') ? '' : ' --on 2026-03-02'
      const line = run(`--procedure ${code}${options ? ` ${options}` : ''}${on} --json`)
      const answer: { total: number | null; due: { amount: number | null; source: string }[] } =
        JSON.parse(line)
      assert.ok(!line.includes('\n'), 'one line')
      assert.equal(answer.total, total)
      const known = answer.due.every(({ amount }) => amount !== null)
      assert.equal(total !== null, known, 'a sum is known when each part is')
      if (known)
        assert.equal(
          answer.due.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
          total,
        )
      for (const { source } of answer.due) assert.ok(source, 'every amount has its source')
    })
  }

  test('a procedure known only by its facts is answered too, without a guess', () => {
    const code = readCatalogueFiles(ROOT).find((entry) => !TABLE[entry.code])?.code
    const answer: { total: number | null } = JSON.parse(run(`--procedure ${code} --on 2026-12-01 --json`))
    assert.ok(answer.total === null || answer.total >= 0)
  })

  test('without --json it is told in Vietnamese, and what is not known is said to be so', () => {
    assert.match(run('--procedure 1.004873 --on 2026-03-02'), /Tổng cộng: chưa rõ mức thu/)
  })
})
