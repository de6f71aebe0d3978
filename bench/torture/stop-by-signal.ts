/** A torture that is broken off leaves no house, no database and no disk behind. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { findPostmaster } from '#platform/postgres-cluster.ts'
import type { Victim } from './faults.ts'

/** Ends everything at once where the torture is told to end: in one turn, so that nothing of it goes on meanwhile. */
export function stopBySignal({ house, data, disk }: Victim, folder: string): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      const database = findPostmaster(join(data, 'postgres'))?.pid
      void house.kill({ database: false }) // sent before it waits
      if (database) process.kill(database, 'SIGKILL')
      disk?.letGo()
      rmSync(folder, { recursive: true, force: true })
      process.exit(1)
    })
  }
}
