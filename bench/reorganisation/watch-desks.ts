/** Desks that act all through the night: how long the longest of them could not. */
import { setTimeout as rest } from 'node:timers/promises'
import type { House } from '#db/house.ts'
import * as dossiers from '#modules/dossiers'
import { findActorByName } from '#modules/people'
import { wallSettings } from '#modules/record'
import { Refusal } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'

/** What the desks did, and the longest time between wanting to act and having acted. */
export type Watched = {
  readonly acts: number
  readonly longest_ms: number
  /** Of a hundred acts ninety-nine took no longer. */
  readonly p99_ms: number
  readonly reads: number
  readonly failed_reads: number
  /** The acts that took longest, the longest first. */
  readonly slowest: readonly Act[]
}

/** One act: the dossier's code, when it was begun by this process's clock, and how long it took (milliseconds). */
export type Act = { readonly code: string; readonly began: number; readonly ms: number }

type Line = {
  readonly code: string
  readonly desk: string
  readonly coming: string | null
  readonly version: number
}

/** Lets desks accept what waits for them, one after another, until stopped; each reads the dossier first, as its page does. */
export function watchDesks(house: House, clock: () => string): { stop: () => Promise<Watched> } {
  const seen = { acts: 0, reads: 0, failed_reads: 0 }
  const acted: Act[] = []
  let isOver = false
  const work = async (): Promise<void> => {
    const lines = await waiting(house)
    for (const line of lines) {
      if (isOver) return
      const began = performance.now()
      while (!(await acceptOnce(house, line, clock()))) {
        if (isOver || performance.now() - began > 20_000) break
        await rest(10)
      }
      seen.acts += 1
      seen.reads += 1
      acted.push({ code: line.code, began, ms: Math.round(performance.now() - began) })
      await rest(25)
    }
  }
  const running = work()
  return {
    async stop() {
      isOver = true
      await running
      const sorted = acted.toSorted((one, other) => one.ms - other.ms)
      const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1]?.ms ?? 0
      return { ...seen, longest_ms: at(1), p99_ms: at(0.99), slowest: sorted.slice(-8).toReversed() }
    },
  }
}

/** What waits at desks, with the desk of today and the one to come. */
async function waiting({ owner }: House): Promise<Line[]> {
  return await owner<Line[]>`
    select d.code, d.version, now.slug as desk, m.to_desk as coming from dossiers d
      join units now on now.id = d.unit_id
      join lateral (select u.slug as to_desk from reorganisation_moves r join units u on u.id = r.to_unit
        where r.dossier_id = d.id and r.outcome = 'moves') m on true
    where d.business = 'submitted' order by d.code limit 6000`
}

/** The desk that is in charge at this moment reads the dossier and accepts it; false where it could not. */
async function acceptOnce(house: House, line: Line, now: string): Promise<boolean> {
  const slug = now < '2025-06-30T17:00:00.000Z' ? line.desk : (line.coming ?? line.desk)
  const actor = await findActorByName(house.app, `tiepnhan.${slug}`, now)
  if (!actor) return false
  try {
    await inTransaction(house.app, wallSettings(actor), async (trx) => {
      const doing = { trx, actor, now, key: null }
      await dossiers.getDossier(doing, line.code)
      await dossiers.acceptDossier(doing, { code: line.code, version: line.version })
    })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
