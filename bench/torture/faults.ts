/** What fails, and how each failure is brought about and ended. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '#modules/simulation'
import { findPostmaster } from '#platform/postgres-cluster.ts'
import { killIfThere, pause, processParent } from '#platform/processes.ts'
import type { RunningHouse } from '#test/running-house.ts'
import type { Disk } from './disk.ts'
import type { Failure } from './failure.ts'

/** What is tortured; `disk` is null where none of our own can be mounted. */
export type Victim = { readonly house: RunningHouse; readonly data: string; readonly disk: Disk | null }

/** Brings one failure about and ends it; the house serves again when it resolves, or soon after by itself. */
export async function fail(victim: Victim, failure: Failure, random: Random): Promise<void> {
  const { house, disk } = victim
  switch (failure) {
    case 'server':
      await house.kill({ database: false })
      return house.start()
    case 'both':
      await house.kill({ database: true })
      return house.start()
    case 'database':
      return killIfThere(postmasterOf(victim))
    case 'backend':
      return killIfThere(random.pick([...childrenOf(postmasterOf(victim)), 0]))
    case 'disk_lost':
      return loseDisk(victim, random)
    case 'disk_read_only':
      return turnReadOnly(victim, random)
    case 'disk_full': {
      const free = disk?.fill()
      await pause(random.between(500, 2000))
      return free?.()
    }
    case 'disk_slow':
      return slowDown(victim, random)
  }
}

async function loseDisk({ house, disk }: Victim, random: Random): Promise<void> {
  if (!disk) return
  disk.breakOff()
  await pause(random.between(0, 600))
  await house.kill({ database: true })
  await disk.repair()
  await house.start()
}

/** How long PostgreSQL has to end by itself on a disk that takes nothing, in ms. */
const ENDS_WITHIN = 5000

/**
 * The application is not touched: what ended must come back by itself. PostgreSQL ends at the first commit it cannot write;
 * where every act fails before its commit, it lives on and holds the disk, and whoever mends the disk has to end it.
 */
async function turnReadOnly(victim: Victim, random: Random): Promise<void> {
  const { disk } = victim
  if (!disk) return
  disk.breakOff()
  await pause(random.between(1000, 3000))
  for (let waited = 0; postmasterOf(victim) > 0 && waited < ENDS_WITHIN; waited += 100) await pause(100)
  killIfThere(postmasterOf(victim))
  return disk.repair()
}

async function slowDown({ disk }: Victim, random: Random): Promise<void> {
  if (!disk) return
  for (let pulses = random.between(2, 6); pulses > 0; pulses -= 1) {
    const thaw = disk.freeze()
    try {
      await pause(random.between(50, 400))
    } finally {
      thaw()
    }
    await pause(random.between(10, 80))
  }
}

function postmasterOf({ data }: Victim): number {
  return findPostmaster(join(data, 'postgres'))?.pid ?? 0
}

function childrenOf(parent: number): number[] {
  if (parent === 0) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && processParent(pid) === parent)
}
