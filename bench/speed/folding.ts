/** What folding costs: every event anew beside the live figures, while the house serves. */
import { rebuildTallies } from '#modules/oversight'
import { connect } from '#platform/database.ts'
import { systemClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { SERVED } from './bench-house.ts'
import type { Scene } from './scene.ts'

/** Events folded, and what one took. */
export type Folding = { readonly events: number; readonly us_per_event: number }

/** Rebuilds the figures once and tells what an event took. */
export async function measureFolding({ address }: Scene): Promise<Folding> {
  const worker = connect({ address, role: `${SERVED}_worker`, max: 1 })
  try {
    const begun = performance.now()
    const events = await rebuildTallies((run) => inTransaction(worker, {}, run), systemClock())
    return { events, us_per_event: (1000 * (performance.now() - begun)) / Math.max(1, events) }
  } finally {
    await worker.end({ timeout: 5 })
  }
}
