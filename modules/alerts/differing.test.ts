import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { watchAlerts } from '#jobs/watch-alerts.ts'
import { listDiffering } from '#modules/dossiers'
import { fixedClock } from '#platform/clock.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, TUESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { listAlerts } from './index.ts'

describe('papers that are not the signed result are watched by what stands', async () => {
  const house = await openTestHouse()
  const { as, actor, file } = await peopleOfCauGiay(house)
  /** A dossier whose paper was found to differ: waiting to be collected unless it is said otherwise. */
  const differing = async (delivery: string, settled: object | null = null): Promise<string> => {
    const { id } = await file()
    const found = { differs: ['number'], at: MONDAY_9, settled }
    await house.owner`
      update dossiers set delivery = ${delivery}, paper_check = ${house.owner.json(JSON.parse(JSON.stringify(found)))}
      where id = ${id}`
    return id
  }
  const settled = { reason: 'Bản giấy ký tay cùng nội dung', by: 'Phó chủ tịch', at: MONDAY_9 }
  const past = [await differing('delivered'), await differing('delivered', settled)]
  await differing('ready', settled)
  const waits = await differing('ready')
  const told = async () => {
    await watchAlerts(house, fixedClock(TUESDAY_9))
    const all = await as('leader', (work) => listAlerts(work.trx, actor('leader')), TUESDAY_9)
    return all
      .filter(({ rule }) => rule.key === 'result-mismatch')
      .map(({ alert }) => [alert.dossier_id, alert.since, alert.cleared_at])
  }

  test('neither what was handed over nor what a head settled is told: one waits, one is told, since it was found', async () => {
    assert.equal(past.length, 2)
    assert.deepEqual(await told(), [[waits, MONDAY_9, null]])
  })

  test('the question reads an index that holds what stands alone, not the dossiers of all the years', async () => {
    const found = await listDiffering(house.worker)
    assert.deepEqual(
      found.map(({ id }) => id),
      [waits],
    )
    // Where there is more than a page of dossiers the server takes it by itself; here it is asked how it would.
    const plan = await house.owner.begin(async (trx) => {
      await trx`set local enable_seqscan = off`
      const listening = new Proxy(trx, {
        apply: (target, self, input) =>
          target`explain (analyze, costs off, timing off) ${Reflect.apply(target, self, input)}`,
      })
      const said = await listDiffering(listening)
      return said.map((row) => Object.values(row).join(' ')).join('\n')
    })
    assert.match(plan, /Index (Only )?Scan using dossiers_differing/)
    assert.match(plan, /rows=1/)
    assert.doesNotMatch(plan, /Filter|Sort/, 'no row is read and thrown away')
  })

  test('settled by a head, the alert is closed by itself', async () => {
    await house.owner`
      update dossiers set paper_check = jsonb_set(paper_check, '{settled}', ${house.owner.json(settled)}) where id = ${waits}`
    assert.deepEqual(await told(), [[waits, MONDAY_9, TUESDAY_9]])
  })
})
