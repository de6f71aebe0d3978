/** The cut-over in a process of its own, so that it can be killed. Its clock began at `at` when the machine's was `since`. */
import { setTimeout as rest } from 'node:timers/promises'
import { closePools, openPools } from '#db/house.ts'
import { openCutOver } from '#modules/reorganisation'
import { TEST_HOUSE } from '#test/server.ts'

const [folder = '', database = '', plan = '', at = '', since = '', stopsAt = ''] = process.argv.slice(2)
const clock = (): string => new Date(Date.parse(at) + Date.now() - Number(since)).toISOString()
const pools = openPools({ name: TEST_HOUSE, address: { kind: 'socket', folder, database } })
const cut = await openCutOver({ pool: pools.worker, clock, key: null }, plan)
for (;;) {
  const turned = await cut.turn()
  process.stdout.write(`${turned.step} ${turned.did}\n`)
  if (turned.isOver || (turned.waits && turned.step === stopsAt)) break
  if (turned.waits) await rest(20)
}
await closePools(pools)
