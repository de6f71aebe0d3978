/** A house that is served by a process of its own, whose clock can be hastened and which can be killed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sql } from '#platform/database.ts'
import { placeHouse } from '#test/running-house.ts'

/** Where desks stand before a house, and how it is looked into. */
export type Served = {
  readonly address: string
  readonly look: <T>(run: (sql: Sql) => Promise<T>) => Promise<T>
  /** Hastens the house's clock to so many milliseconds ahead of the machine's; undefined where it is the machine's. */
  readonly hasten?: (ahead: number) => Promise<void>
  /** Kills the server, and with `database` PostgreSQL too, and starts it again. */
  readonly kill?: (what: { database: boolean }) => Promise<void>
}

/** Longer than the server waits between two looks at its clock. */
const SEEN_MS = 200

/** Starts an empty demonstration in a process of its own; whoever opens it closes it. */
export async function openServed(ahead: number): Promise<Served & { readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-counter-'))
  const clock = join(folder, 'ahead')
  writeFileSync(clock, String(ahead))
  const house = await placeHouse({
    env: { BENCH_CLOCK: clock },
    imports: () => ['./bench/counter/hastened-clock.ts'],
  })
  await house.start()
  return {
    address: house.address,
    look: house.look,
    async hasten(next) {
      writeFileSync(clock, String(next))
      await new Promise((resolve) => setTimeout(resolve, SEEN_MS))
    },
    async kill(what) {
      await house.kill(what)
      await house.start()
    },
    async close() {
      await house.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** How far ahead it is to eight in the morning of the next working day in Hà Nội, in milliseconds. */
export function morningAhead(now: number): number {
  const HOUR = 3_600_000
  const local = new Date(now + 7 * HOUR)
  const day = local.getUTCDay()
  const days = day === 5 ? 3 : day === 6 ? 2 : 1
  const morning =
    Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, 8) - 7 * HOUR
  return morning - now
}
