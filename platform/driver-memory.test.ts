import assert from 'node:assert/strict'
import { GCProfiler } from 'node:v8'
import { test } from 'node:test'
import { startTemporaryServer } from '#db/temporary-server.ts'
import { connect } from './database.ts'
import { inTransaction } from './transaction.ts'

test('what a query has answered is forgotten with it, and not put among what lives long', async () => {
  const server = await startTemporaryServer()
  const pool = connect({ address: server.address, max: 1, application: 'memory' })
  const ask = (times: number) =>
    inTransaction(pool, {}, async (trx) => {
      for (let time = 0; time < times; time += 1)
        await trx`select generate_series(1, 100) as number, repeat('x', 40) as text`
    })
  await ask(500)
  const profiler = new GCProfiler()
  profiler.start()
  await ask(4000)
  const { statistics } = profiler.stop()
  await pool.end({ timeout: 5 })
  await server.stop()
  const quick = statistics.filter(({ gcType }) => gcType === 'Scavenge')
  const usedIn = (name: string, spaces: (typeof quick)[number]['beforeGC']['heapSpaceStatistics']): number =>
    spaces.find(({ spaceName }) => spaceName === name)?.spaceUsedSize ?? 0
  const [freed, kept] = ['new_space', 'old_space'].map((name) =>
    quick.reduce(
      (sum, { beforeGC, afterGC }) =>
        sum + usedIn(name, afterGC.heapSpaceStatistics) - usedIn(name, beforeGC.heapSpaceStatistics),
      0,
    ),
  )
  assert.ok(quick.length >= 3, 'too little was asked for')
  assert.ok(Number(kept) < -Number(freed) / 10, `${kept} of ${-Number(freed)} bytes were kept`)
})
