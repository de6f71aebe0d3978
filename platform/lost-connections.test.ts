import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { setTimeout as rest } from 'node:timers/promises'
import { describe, test } from 'node:test'
import { startTemporaryServer } from '#db/temporary-server.ts'
import { connect } from './database.ts'
import { isDatabaseGone, isConnectionLost } from './database-gone.ts'
import { mendDriver, mendsOf } from './mend-driver.ts'
import { inTransaction } from './transaction.ts'

const KILLS = 14
const WORKERS = 24

test('a driver that is not the one the mends were written for is refused', () => {
  for (const module of ['connection', 'query']) {
    const path = `node_modules/postgres/src/${module}.js`
    const source = readFileSync(path, 'utf8')
    const mends = mendsOf(`file:///${path}`)
    assert.ok(mends)
    assert.notEqual(mendDriver(source, mends), source)
    assert.throws(() => mendDriver(mendDriver(source, mends), mends), /has changed/)
    assert.throws(() => mendDriver('export default 1', mends), /has changed/)
  }
  assert.equal(mendsOf('file:///node_modules/postgres/src/index.js'), null)
})

describe('a pool whose connections are killed under load', async () => {
  const server = await startTemporaryServer()
  const pool = connect({ address: server.address, max: 6, application: 'load' })
  let isOver = false
  let done = 0
  const wrong: unknown[] = []

  /** Each asks for what nobody else asks for; a lost database is tried again, anything else is wrong. */
  async function work(n: number): Promise<void> {
    while (!isOver) {
      const mine = `${n}-${Math.random()}`
      await ask(mine, n).then(
        () => (done += 1),
        (error: unknown) => {
          if (!isDatabaseGone(error) && !isConnectionLost(error)) wrong.push(error)
          return rest(20)
        },
      )
    }
  }

  async function ask(mine: string, n: number): Promise<void> {
    await inTransaction(pool, { 'app.actor': mine }, async (trx) => {
      const who = trx<
        { who: string; n: number }[]
      >`select current_setting('app.actor', true) as who, ${n}::int as n`
      const again = trx<{ who: string }[]>`select current_setting('app.actor', true) as who`
      const answers = [...(await Promise.all([who, again])).flat(), { who: mine, n }]
      for (const answer of answers) if (answer.who !== mine) wrong.push({ mine, answer })
      if (answers[0] && 'n' in answers[0] && answers[0].n !== n) wrong.push({ n, answer: answers[0] })
    })
    const [plain] = n % 3 ? [] : await pool<{ n: number }[]>`select ${n}::int as n`
    if (plain && plain.n !== n) wrong.push({ n, plain })
  }

  /** Ends one of the pool's connections: by the server, or with the whole server as after a crash. */
  async function kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const admin = connect({ address: server.address, max: 1 })
    const found = await admin<{ pid: number }[]>`
      select pid from pg_stat_activity where application_name = 'load' order by random() limit 1`.catch(
      () => [],
    )
    await admin.end({ timeout: 1 })
    for (const { pid } of found) process.kill(pid, signal)
  }

  test(
    'nobody waits for ever, and nobody is given the answer to another’s question',
    { timeout: 240_000 },
    async () => {
      const workers = Array.from({ length: WORKERS }, (_, n) => work(n))
      for (let round = 0; round < KILLS; round += 1) {
        const before = done
        await kill(round % 2 ? 'SIGTERM' : 'SIGKILL')
        while (done < before + 200) await rest(10)
      }
      isOver = true
      await Promise.all(workers)
      assert.deepEqual(wrong, [])
      await pool.end({ timeout: 5 })
      await server.stop()
    },
  )
})
