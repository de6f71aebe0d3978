/** Behind PgBouncer in transaction mode every transaction may run on another connection; nothing of one shows in the next. */
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { openPools, type House } from '#db/house.ts'
import { runJobs, JOBS } from '#jobs/run-jobs.ts'
import { systemClock } from '#platform/clock.ts'
import { pause } from '#platform/processes.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { lacksPgBouncer, startPgBouncer } from '#test/pgbouncer.ts'
import { caller, openDoor } from '#test/serving.ts'

const UNITS = ['cau-giay', 'hoan-kiem', 'ba-dinh', 'tay-ho']

describe('through PgBouncer with two connections for each role', { skip: lacksPgBouncer }, async () => {
  if (lacksPgBouncer) return
  // Hooks run in the order they were given: the jobs must be over before the test house drops its database,
  // or they wait behind the pooler for a database that is gone.
  const closing: (() => Promise<unknown>)[] = []
  after(async () => {
    for (const close of closing.toReversed()) await close()
  })
  const direct = await openTestHouse()
  const pooler = await startPgBouncer(direct.address, 2)
  closing.push(pooler.stop)
  const pools = openPools({ name: direct.name, address: { kind: 'url', url: pooler.url, isPooled: true } })
  const house: House = { ...pools, name: direct.name, applied: [], close: async () => {} }
  closing.push(() => Promise.all(Object.values(pools).map((pool) => pool.end({ timeout: 5 }))))
  const jobs = runJobs(house, systemClock, JOBS)
  closing.push(jobs.stop)
  const { app } = await openDoor(house, { clock: systemClock })
  const desks = await Promise.all(
    UNITS.map(async (unit) => ({ unit, desk: await caller(app, `tiepnhan.${unit}`) })),
  )

  test('four communes file, accept and look at once, and each sees its own dossiers only', async () => {
    const codes = await Promise.all(
      desks.flatMap(({ unit, desk }) =>
        Array.from({ length: 6 }, async () => {
          const filed = await desk.post('/api/dossiers', { ...CERTIFIED_COPY, unit })
          assert.equal(filed.statusCode, 201, filed.body)
          const code: string = filed.json().code
          const accepted = await desk.post(`/api/dossiers/${code}/acceptance`)
          assert.equal(accepted.statusCode, 200, accepted.body)
          return { unit, code }
        }),
      ),
    )
    await Promise.all(
      desks.map(async ({ unit, desk }) => {
        const list = (await desk.get('/api/dossiers?limit=50')).json()
        const own = codes.filter((one) => one.unit === unit).map(({ code }) => code)
        const seen = list.items.map(({ code }: { code: string }) => code)
        assert.deepEqual(seen.sort(), own.sort())
        const stranger = codes.find((one) => one.unit !== unit)
        assert.equal((await desk.get(`/api/dossiers/${stranger?.code}`)).statusCode, 404)
      }),
    )
  })

  test('the jobs do their work: every event gets its place and is counted', async () => {
    for (let waited = 0; waited < 60_000; waited += 100) {
      const [left] = await direct.owner<{ count: number }[]>`
        select (select count(*) from events) - (select position from cursors where name = 'tallies') as count`
      if (left?.count === 0) return
      await pause(100)
    }
    assert.fail('the figures never came to the end of the feed')
  })

  test(
    'many one-off questions at once are all answered, each with its own answer',
    { timeout: 30_000 },
    async () => {
      const asked = Array.from({ length: 60 }, (_, n) => n)
      const answers = await Promise.all(
        asked.map(async (n) => {
          // One with a value travels in two parts, one without in a single part.
          const plain = house.worker<{ n: number }[]>`select 1 as n`
          const valued = house.worker<{ n: number }[]>`select ${n}::int as n`
          const [[one], [answer]] = await Promise.all([plain, valued])
          return one?.n === 1 ? answer?.n : undefined
        }),
      )
      assert.deepEqual(answers, asked)
    },
  )

  test('a wall set in one transaction is gone in the next on the same connection', async () => {
    const [found] = await house.app<{ agencies: string | null; dossiers: number }[]>`
      select nullif(current_setting('app.agencies', true), '') as agencies, (select count(*) from dossiers) as dossiers`
    assert.deepEqual(found, { agencies: null, dossiers: 0 })
  })
})
