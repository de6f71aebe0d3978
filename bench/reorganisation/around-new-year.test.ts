/** A plan whose moment is in one year and whose old desks have their last day in the next. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  dryRun,
  getPlan,
  importPlan,
  openCutOver,
  type Plan,
  readPlanTexts,
  reviewPlan,
  signPlan,
  startRun,
} from '#modules/reorganisation'
import { openTestHouse } from '#test/house.ts'
import { openMarch } from './march-house.ts'
import { asCity, untilSomebodyWaits } from './play-night.ts'
import { FOLDER } from './try-plan.ts'

const house = await openTestHouse()
await openMarch(house, 40)
const clock = { at: '2026-12-30T13:00:00.000Z' }

/** The plan of March, in force from the last day of 2026, with its old desks beside the new ones for two days. */
async function signed(undo_days: number): Promise<Plan> {
  const text = (name: string): Promise<string> => readFile(join(FOLDER, name), 'utf8')
  const read = readPlanTexts({
    plan: JSON.stringify({
      ...{ name: `Sắp xếp cuối năm ${undo_days}`, legal_basis: '99/NQ-UBTVQH16' },
      effective_at: '2026-12-31T00:00:00+07:00',
    }),
    changes: await text('changes.csv'),
    agencies: await text('agencies.csv'),
    rules: JSON.stringify({ ...JSON.parse(await text('rules.json')), parallel_days: 2, undo_days }),
  })
  const admin = { name: 'quantri.ha-noi', now: clock.at }
  const { id } = await asCity(house, admin, (work) => importPlan(work, read))
  await dryRun(house.worker, await getPlan(house.worker, id), { now: clock.at, signs: false })
  await asCity(house, admin, (work) => reviewPlan(work, id))
  return asCity(house, { name: 'lanhdao.ha-noi', now: clock.at }, (work) => signPlan(work, id))
}

const plan = await signed(31)
const other = await signed(32)

const start = ({ id }: Plan): Promise<Plan> =>
  asCity(house, { name: 'lanhdao.ha-noi', now: clock.at }, (work) => startRun(work, id))

async function turnToEnd(): Promise<void> {
  const cut = await openCutOver({ pool: house.worker, clock: () => clock.at, key: null }, plan.id)
  for (;;) {
    const turned = await cut.turn()
    if (turned.isOver || turned.waits) return
  }
}

async function give(number: string): Promise<void> {
  await house.owner`
    insert into delegations (id, kind, agency_id, unit_id, from_position, to_account, may_redelegate, instrument_number,
      instrument_on, valid_from, granted_at)
    select gen_random_uuid(), 'by_order', a.id, a.unit_id, 'chair', (select id from accounts where name = 'truongphong.phu-thuong'),
      false, ${number}, '2026-12-01', '2026-12-01', '2026-12-01' from agencies a where a.slug = 'ubnd-phu-thuong'`
}

async function givenBy(number: string): Promise<string[]> {
  const rows = await house.owner<{ slug: string; until: string | null }[]>`
    select a.slug, d.revoked_at::text as until from delegations d join agencies a on a.id = d.agency_id
    where d.instrument_number = ${number} order by d.valid_from`
  return rows.map(({ slug, until }) => `${slug} ${until ?? '–'}`)
}

test('two plans that are begun at the same instant do not both run', async () => {
  const later = await asCity(house, { name: 'lanhdao.ha-noi', now: clock.at }, async (work) => {
    await startRun(work, plan.id)
    const begun = start(other)
    begun.catch(() => {})
    await Promise.race([begun, untilSomebodyWaits(house)])
    return { begun }
  })
  await assert.rejects(later.begun, { code: 'other_plan_runs' })
})

test('a delegation given after the others were prepared goes on at the moment like them', async () => {
  await give('12/QĐ-UBND')
  await turnToEnd()
  await give('13/QĐ-UBND')
  clock.at = '2026-12-30T17:00:00.000Z'
  await turnToEnd()
  for (const number of ['12/QĐ-UBND', '13/QĐ-UBND'])
    assert.deepEqual(await givenBy(number), [
      'ubnd-phu-thuong 2026-12-30 17:00:00+00',
      'ubnd-phu-thuong-bac-2027 –',
    ])
})

test('books that the old desks opened in the new year are closed when they have had their last day', async () => {
  clock.at = '2027-01-02T03:00:00.000Z'
  await turnToEnd()
  assert.ok((await getPlan(house.city, plan.id)).ended_at)
  const books = await house.owner<{ year: number; is_open: boolean }[]>`
    select r.year, r.closed_at is null as is_open from registers r join agencies a on a.id = r.agency_id
    where a.slug like '%-phu-thuong' and r.year >= 2026`
  assert.ok(books.some(({ year }) => year === 2027))
  assert.deepEqual(
    books.filter(({ is_open }) => is_open),
    [],
  )
})
