import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { listDossiers, soonUntil } from '#modules/dossiers'
import { SYSTEM } from '#modules/record'
import { getUnit } from '#modules/units'
import { fromLocalText } from '#platform/dates.ts'
import { inTransaction } from '#platform/transaction.ts'
import { WEDNESDAY_9 } from '#test/cau-giay.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import { peopleInChains } from '#test/in-chains.ts'
import { checkTallies } from './check-tallies.ts'
import { readBoard } from './read-board.ts'

const house = await openTestHouse()
const { begun, settle, pass, seen } = await peopleInChains(house)

test('what the house came to on Wednesday and accepted as of Tuesday is received on Tuesday, and its time runs from there', async () => {
  const code = await begun()
  await settle(code)
  // The result came on Tuesday; the house was away, and opens the next of the chain on Wednesday.
  await pass(WEDNESDAY_9)
  const next = (await seen(code)).links[1]?.dossier ?? ''
  await settle(next, { at: WEDNESDAY_9 })
  await foldEverything(house)
  const { differences } = await inTransaction(house.worker, {}, checkTallies)
  assert.deepEqual(differences, [])
  const { id } = await getUnit(house.city, 'cau-giay', '2026-03-02')
  for (const [day, after] of [
    ['2026-03-02', '2026-03-03'],
    ['2026-03-03', '2026-03-04'],
    ['2026-03-04', '2026-03-05'],
  ] as const) {
    const now = '2026-03-12T03:00:00.000Z'
    const period = { from: fromLocalText(`${day}T00:00`), to: fromLocalText(`${after}T00:00`) }
    const filter = {
      actor: SYSTEM,
      soon_until: soonUntil(now),
      limit: 100,
      view: 'received',
      unit: id,
      now,
    } as const
    const { items } = await listDossiers(house.city, { ...filter, ...period })
    const board = await readBoard(house.city, { now, from: day, to: day })
    const row = board.items.find(({ unit }) => unit.slug === 'cau-giay')
    assert.equal(row?.received, items.length, day)
    assert.equal(row?.received, day === '2026-03-04' ? 0 : 1, day)
  }
})

test('where such an acceptance was counted on the day of its event, the migration puts it on its own day', async () => {
  const count = () => inTransaction(house.worker, {}, checkTallies)
  // As it was counted before: on Wednesday, by unit and by procedure.
  for (const table of ['tallies', 'procedure_tallies']) {
    const procedure = table === 'tallies' ? '' : "and procedure_code = '1.000894'"
    await house.owner.unsafe(`update ${table} set received = 0 where on_day = '2026-03-03' ${procedure}`)
    await house.owner.unsafe(`update ${table} set received = 1 where on_day = '2026-03-04' ${procedure}`)
  }
  assert.ok((await count()).differences.length > 0)
  await house.owner.unsafe(await readFile('db/migrations/0173_acceptances_on_their_day.sql', 'utf8'))
  assert.deepEqual((await count()).differences, [])
})
