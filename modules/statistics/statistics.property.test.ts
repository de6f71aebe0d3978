import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openCatalogue } from '#modules/procedures'
import { recordLapses } from '#jobs/watch-dates.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { foldEverything } from '#test/folding.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import {
  dossiersAt,
  rawEvents,
  type SlowDossier,
  slowII06a,
  slowRates,
  slowSummary,
} from '#test/slow-figures.ts'
import { momentsOf, parsePeriod } from './period.ts'
import { readFigures } from './read-figures.ts'
import { readIndex } from './read-index.ts'
import { readReport } from './read-report.ts'
import { checkSpans, rebuildSpans } from './retell-spans.ts'

/** How many dossiers the random history has; the whole proof is REPORT_CASES=10000. */
const CASES = Number(process.env['REPORT_CASES'] ?? 250)
const LATER = '2026-04-20T03:00:00.000Z'
const PERIODS = [
  '2026-03',
  '2026-03-05..2026-03-09',
  '2026-03-11..2026-03-11',
  '2026-Q1',
  '2026-02',
  '2026-04',
]
const SEED = Number(process.env['REPORT_SEED'] ?? 11)

describe(`reports and the index equal a slow count over the raw events of ${CASES} random dossiers`, async () => {
  const house = await openTestHouse()
  await playHistory(house, { dossiers: CASES, seed: SEED })
  await recordLapses(house, fixedClock('2026-03-20T03:00:00.000Z'))
  await foldEverything(house)
  const events = await rawEvents(house.city)
  const catalogue = await openCatalogue(house.app)

  for (const key of PERIODS) {
    test(`${key}: II.06a, the unit summary and the index, of the city and of each unit`, async () => {
      const period = parsePeriod(key)
      const { from, until } = momentsOf(period)
      const window = { from: Date.parse(from), until: Math.min(Date.parse(until), Date.parse(LATER)) }
      const all = dossiersAt(events, window.until)
      const units = new Set(all.map((one) => one.unit))
      assert.equal(key === '2026-02' ? 0 : 3, units.size)
      for (const unit of [null, ...units]) {
        const figures = await readFigures(house.city, {
          ...{ period, now: LATER, catalogue },
          ...(unit === null ? {} : { units: [unit] }),
        })
        const own = all.filter((one) => unit === null || one.unit === unit)
        const fields = await readReport(house.city, figures, { key: 'ii06a', unit })
        assert.deepEqual(fields.total, slowII06a(own, window.from, window.until))
        for (const row of fields.rows) {
          const isIn = (one: SlowDossier) => catalogue.entries.get(one.procedure)?.field === row.key
          assert.deepEqual(row.values, slowII06a(own.filter(isIn), window.from, window.until), row.name)
        }
        const summary = await readReport(house.city, figures, { key: 'unit-summary', unit })
        const slow = slowSummary(own, window.from, window.until)
        for (const [name, value] of Object.entries(slow))
          assert.equal(summary.total[name], value, `${key} ${unit} ${name}`)
        const differing = events.filter(
          (one) =>
            one.act === 'find_difference' &&
            !one.data.was?.['differed_at'] &&
            isDuring(one.at, window) &&
            (unit === null || one.unit_id === unit),
        )
        assert.equal(summary.total['c27'], differing.length)
        const paid = events.filter(
          (one) => one.act === 'pay' && isDuring(one.at, window) && (unit === null || one.unit_id === unit),
        )
        assert.equal(summary.total['c18'], paid.length)
        assert.equal(summary.total['c20'], paid.filter((one) => one.data['method'] === 'cash').length)
        const low = events.filter(
          (one) =>
            one.act === 'rate' &&
            Number(one.data['score']) <= 2 &&
            isDuring(one.at, window) &&
            (unit === null || one.unit_id === unit),
        )
        const score = await readIndex(house.city, figures, unit)
        const rates = new Map(
          score.groups.flatMap(({ indicators }) => indicators.map((one) => [one.indicator.key, one.value])),
        )
        for (const [name, rate] of Object.entries(slowRates(own, low.length, window))) {
          assert.equal(rates.get(name) ?? null, rate, `${key} ${unit} ${name}`)
        }
      }
    })
  }

  test('every kind of end and of lateness came up, or nothing was proven', () => {
    const all = dossiersAt(events, Date.parse(LATER))
    // A refusal takes two officers one after the other, which a short history seldom has.
    const rare = CASES >= 2000 ? ['refused'] : []
    for (const how of ['finished', 'withdrawn', 'stopped', 'submitted', 'supplement', ...rare]) {
      assert.ok(
        all.some((one) => one.how === how),
        how,
      )
    }
    assert.ok(
      all.some((one) => one.metricDueAt !== one.dueAt),
      'both figures',
    )
    const row = slowII06a(all, Date.parse('2026-03-09T17:00:00.000Z'), Date.parse(LATER))
    for (const [name, value] of Object.entries(row)) assert.ok(value > 0, `${name} is zero`)
  })

  const open = <T>(run: (trx: Trx) => Promise<T>): Promise<T> => inTransaction(house.worker, {}, run)
  const kept = async () => [
    ...(await house.city`select to_jsonb(s) as row from dossier_spans s order by dossier_id, version`),
    ...(await house.city`select to_jsonb(m) as row from dossier_moments m order by position`),
  ]

  test('told anew from the events, every span is the one that is kept', async () => {
    const check = await checkSpans(open)
    assert.deepEqual(check.differences, [])
    assert.ok(check.compared > CASES)
  })

  test('what was lost, altered or invented is found, and a rebuild mends it', async () => {
    const before = await kept()
    const some = await house.owner<{ dossier_id: string }[]>`
      select distinct dossier_id from dossier_spans order by 1 limit 3`
    const [lost, altered, copied] = some.map(({ dossier_id }) => dossier_id)
    await house.owner`delete from dossier_spans where dossier_id = ${lost ?? ''}`
    await house.owner`update dossier_spans set supplements = supplements + 1 where dossier_id = ${altered ?? ''}`
    await house.owner`insert into dossier_spans
      select ('ffffffff-ffff-4fff-bfff-ffffffffffff')::uuid, s.* from (select version, position, until_position, from_at, until_at,
        unit_id, reception_unit_id, procedure_code, channel, stage, submitted_at, acceptance_due_at, accepted_at, due_at, paused_at,
        apologised_at, ended_at, judged_at, supplements, fee_due, e_result, files, metric_due_at
        from dossier_spans where dossier_id = ${copied ?? ''}) s`
    await house.owner`delete from dossier_moments where position in (select position from dossier_moments limit 2)`
    const found = await checkSpans(open)
    assert.ok(!found.ok)
    assert.equal(new Set(found.differences.map(({ dossier_id }) => dossier_id)).size, 3)
    await rebuildSpans(open)
    assert.deepEqual(await kept(), before)
    assert.ok((await checkSpans(open)).ok)
  })

  test('a report reads the same in every minute of a rebuild', async () => {
    const period = parsePeriod('2026-03')
    const read = async () => {
      const figures = await readFigures(house.city, { period, now: LATER, catalogue })
      return (await readReport(house.city, figures, { key: 'unit-summary', unit: null })).total
    }
    const before = await read()
    let batches = 0
    const spans = await rebuildSpans(
      async (run) => {
        const answer = await open(run)
        assert.deepEqual(await read(), before)
        batches += 1
        return answer
      },
      () => {},
      Math.ceil(CASES / 4),
    )
    assert.ok(batches >= 5 && spans > CASES, `${batches} batches`)
  })
})

function isDuring(at: string, { from, until }: { from: number; until: number }): boolean {
  return Date.parse(at) >= from && Date.parse(at) < until
}
