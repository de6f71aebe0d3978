/** What the record of a look adds to reading: an officer's list of fifty with and without it, in turns, behind his wall. */
import { listDossiers } from '#modules/dossiers'
import { findActorByName } from '#modules/people'
import { recordLook, wallSettings, type Actor } from '#modules/record'
import { systemClock } from '#platform/clock.ts'
import { connect, type Sql } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { SERVED } from './bench-house.ts'
import { timesOf, type Times } from './lifecycles.ts'
import type { Scene } from './scene.ts'

/** Milliseconds: a list as the house reads it with the look of its lines recorded, without, and what that adds, pair by pair. */
export type LookTimes = { readonly with: Times; readonly without: Times; readonly adds: Times }

/** Lines of one list, all in one look. */
const LINES = 50
const WARM = 20

/** Reads each list twice, each time the other first; by the house's own verbs, on a connection of its own. */
export async function measureLooks(
  { address, communes }: Scene,
  times: number,
  told: (text: string) => void,
): Promise<LookTimes> {
  const sql = connect({ address, role: `${SERVED}_app`, max: 1 })
  try {
    const actors = await Promise.all(
      communes.slice(0, 20).map(({ slug }) => findActorByName(sql, `tiepnhan.${slug}`, systemClock())),
    )
    const [looked, plain]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < WARM + times; turn += 1) {
      const actor = actors[turn % actors.length]
      if (!actor) throw new Error('a commune without its desk officer')
      const take = async (isRecorded: boolean): Promise<number> => {
        const begun = performance.now()
        await readList(sql, actor, isRecorded)
        return performance.now() - begun
      }
      const isFirst = turn % 2 === 0
      const [one, other] = [await take(isFirst), await take(!isFirst)]
      if (turn < WARM) continue
      looked.push(isFirst ? one : other)
      plain.push(isFirst ? other : one)
    }
    const adds = timesOf(looked.map((ms, at) => ms - (plain[at] ?? 0)))
    told(`a look adds ${adds.p50.toFixed(2)} ms, p95 ${adds.p95.toFixed(2)} ms`)
    return { with: timesOf(looked), without: timesOf(plain), adds }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function readList(sql: Sql, actor: Actor, isRecorded: boolean): Promise<void> {
  await inTransaction(sql, wallSettings(actor), async (trx) => {
    const now = systemClock()
    const { items } = await listDossiers(trx, { actor, view: 'all', now, soon_until: now, limit: LINES })
    if (!isRecorded) return
    const ids = items.map(({ id }) => id)
    await recordLook({ trx, actor, now }, 'list', ids)
  })
}
