import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ACTS, listDossiers, soonUntil, VIEWS, type DossierFilter, type View } from '#modules/dossiers'
import { sequenceEvents, SYSTEM } from '#modules/record'
import { getUnit } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { fromLocalText } from '#platform/dates.ts'
import { inTransaction } from '#platform/transaction.ts'
import { recordLapses } from '#jobs/watch-dates.ts'
import { fixedClock } from '#platform/clock.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import { checkTallies } from './check-tallies.ts'
import { FIGURES_OF_NOW, type FigureName } from './board.ts'
import { foldTallies } from './fold-tallies.ts'
import { readBoard } from './read-board.ts'
import { readProcedures, readTrend } from './read-trend.ts'
import { rebuildTallies } from './rebuild-tallies.ts'
import { playHistory } from '#test/history.ts'

const LATER = '2026-03-12T03:00:00.000Z'

/** How many dossiers the random history has; the whole proof is BOARD_CASES=10000. */
const CASES = Number(process.env['BOARD_CASES'] ?? 250)

describe('figures folded from the feed', async () => {
  const house = await openTestHouse()
  const open = <T>(run: (trx: Trx) => Promise<T>): Promise<T> => inTransaction(house.worker, {}, run)
  const foldOnce = (batch = 50) => open((trx) => foldTallies(trx, batch, MONDAY_9))
  const foldAll = () => foldEverything(house)
  const placeAll = async () => {
    for (;;) {
      await open((trx) => sequenceEvents(trx, 1000, MONDAY_9))
      const [left] = await house.worker<{ count: number }[]>`
        select (select count(*) from events) - (select count(*) from feed) as count`
      if (left?.count === 0) return
    }
  }
  const cursor = async () => (await readBoard(house.city, { now: LATER })).cursor

  test('a house without a dossier has zeros for each of its 126 communes, and shares of nothing are unknown', async () => {
    const { items, total } = await readBoard(house.city, { now: LATER })
    assert.equal(items.length, 126)
    assert.ok(items.every((row) => row.received === 0 && row.online_share === null && row.rating === null))
    assert.equal(total.received, 0)
    assert.equal(total.average_hours, null)
  })

  test('after a random history of every act a recount over the raw events finds the same figures', async () => {
    const done = await playHistory(house, { dossiers: CASES, seed: 12 })
    // Nothing is signed in it, so no paper can differ from what was signed.
    const played = ACTS.filter((act) => act !== 'settle_difference')
    for (const act of [...played, 'submit', 'rate']) assert.ok((done.get(act) ?? 0) > 0, `nobody did ${act}`)
    assert.ok((await recordLapses(house, fixedClock(LATER))) > 0)
    await foldAll()
    const check = await open(checkTallies)
    assert.deepEqual(check.differences, [])
    assert.ok(check.compared > 100)
    const { total, items } = await readBoard(house.city, { now: LATER })
    assert.equal(total.received, done.get('accept'))
    assert.equal(total.settled, done.get('number'))
    assert.equal(total.ratings, done.get('rate'))
    assert.equal(total.on_time + total.late, total.settled)
    assert.equal(total.late_with_apology + total.late_without_apology, total.late)
    assert.equal(total.apologies, done.get('extend'))
    assert.ok(total.lapses > 0 && total.late_with_apology > 0, JSON.stringify(total))
    assert.ok(total.late > 0 && total.overdue > 0 && total.waiting_late > 0, JSON.stringify(total))
    assert.equal(
      items.reduce((sum, row) => sum + row.received, 0),
      total.received,
    )
  })

  test('every figure is the length of the list behind it, for a unit, a period and a moment', async () => {
    for (const now of [MONDAY_9, '2026-03-10T03:00:00.000Z', LATER]) {
      for (const unit of ['cau-giay', 'hoan-kiem', null]) {
        for (const [from, to] of [
          ['2026-03-04', '2026-03-08'],
          [null, null],
        ] as const) {
          const found = unit ? await getUnit(house.city, unit, '2026-03-02') : null
          const board = await readBoard(house.city, { now, from, to })
          const row = unit ? board.items.find((item) => item.unit.slug === unit) : board.total
          for (const figure of VIEWS.filter((view) => isFigure(view, board.total))) {
            const isOfNow = FIGURES_OF_NOW.some((name) => name === figure)
            const period =
              isOfNow || !from
                ? {}
                : { from: fromLocalText(`${from}T00:00`), to: fromLocalText('2026-03-09T00:00') }
            const filter = { view: figure, unit: found?.id, now, ...period }
            const length = await lengthOf(filter)
            assert.equal(row?.[figure as FigureName], length, `${figure} of ${unit} at ${now} from ${from}`)
          }
        }
      }
    }
  })

  const lengthOf = async (filter: Partial<DossierFilter> & { view: View; now: string }): Promise<number> => {
    const whole = { actor: SYSTEM, soon_until: soonUntil(filter.now), limit: 10_000, ...filter }
    return (await listDossiers(house.city, whole)).items.length
  }

  test('days and procedures add up to the same totals', async () => {
    const { total } = await readBoard(house.city, { now: LATER })
    const days = await readTrend(house.city, { unit: null, from: null, to: '2026-04-30' })
    assert.equal(
      days.reduce((sum, day) => sum + day.received, 0),
      total.received,
    )
    assert.equal(days[0]?.on_day.slice(0, 7), '2026-03')
    const procedures = await readProcedures(house.city, { unit: null, from: null, to: null })
    assert.deepEqual(procedures.map((row) => row.procedure_code).sort(), ['2.000815', '2.000908'])
    assert.equal(
      procedures.reduce((sum, row) => sum + row.settled, 0),
      total.settled,
    )
  })

  test('a fold that breaks off counts nothing, and the next one counts it once', async () => {
    await playHistory(house, { dossiers: 10, seed: 8 })
    await placeAll()
    const before = await cursor()
    await assert.rejects(
      open(async (trx) => {
        assert.ok((await foldTallies(trx, 20, MONDAY_9)) > 0)
        throw new Error('the plug is pulled')
      }),
      /plug/,
    )
    assert.equal(await cursor(), before)
    await foldAll()
    assert.deepEqual((await open(checkTallies)).differences, [])
  })

  test('two folders at once count each event once', async () => {
    await playHistory(house, { dossiers: 20, seed: 9 })
    await placeAll()
    for (;;) {
      const counts = await Promise.all([foldOnce(7), foldOnce(7), foldOnce(7)])
      if (counts.every((count) => count === 0)) break
    }
    const check = await open(checkTallies)
    assert.deepEqual(check.differences, [])
    const [feed] = await house.worker<{ last: number }[]>`select max(position) as last from feed`
    assert.equal(check.cursor, feed?.last)
  })

  test('a wrong count is found by the check and put right by a rebuild, while boards read on', async () => {
    const right = await readBoard(house.city, { now: LATER })
    await house.worker`update tallies set received = received + 1 where (on_day, unit_id) =
      (select on_day, unit_id from tallies where received > 0 order by 1, 2 limit 1)`
    const wrong = await open(checkTallies)
    assert.equal(wrong.ok, false)
    assert.equal(wrong.differences[0]?.figure, 'received')
    const seen: number[] = []
    await rebuildTallies(async (run) => {
      seen.push((await readBoard(house.city, { now: LATER })).total.received)
      return open(run)
    }, MONDAY_9)
    assert.ok(seen.length > 3 && seen.slice(1, -2).every((received) => received === right.total.received + 1))
    assert.deepEqual(await readBoard(house.city, { now: LATER }), right)
    assert.deepEqual(await house.worker`select run, is_live from tally_runs`.then((rows) => rows.length), 1)
    await playHistory(house, { dossiers: 5, seed: 10 })
    await foldAll()
    assert.equal((await open(checkTallies)).ok, true)
  })

  test('an older rebuild gives way to a newer one', async () => {
    let isFirst = true
    const older = rebuildTallies(async (run) => {
      const answer = await open(run)
      if (isFirst) {
        isFirst = false
        await rebuildTallies(open, MONDAY_9)
      }
      return answer
    }, MONDAY_9)
    await assert.rejects(older, /Another rebuild began later/)
    assert.equal((await open(checkTallies)).ok, true)
  })
})

function isFigure(view: View, figures: object): boolean {
  return view in figures
}
