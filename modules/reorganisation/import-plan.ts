import { randomUUID } from 'node:crypto'
import { once, recordEvent, type Work } from '#modules/record'
import { mustPlan } from './plan-policy.ts'
import type { Plan } from './plan.ts'
import { findPlanByDigest, getPlan, insertPlan } from './plan-store.ts'
import type { ReadPlan } from './read-plan-folder.ts'

/** Nhập phương án: a folder becomes a draft. The same files are the same plan, however often they are imported. */
export async function importPlan(work: Work, read: ReadPlan): Promise<Plan> {
  mustPlan(work.actor)
  return once(work, async () => {
    const there = await findPlanByDigest(work.trx, read.digest)
    if (there) return there
    // Not made of the files: a plan taken in before may have been edited since and is another.
    const id = randomUUID()
    await insertPlan(work.trx, { id, ...read, by: work.actor.name, at: work.now })
    const { changes, agencies, effective_at } = read.document
    await recordEvent(work, {
      ...{ module: 'reorganisation', noun: 'reorganisation', noun_id: id, noun_version: 1, act: 'import' },
      ...{ agency_id: null, unit_id: null },
      data: { digest: read.digest, effective_at, changes: changes.length, agencies: agencies.length },
    })
    return getPlan(work.trx, id)
  })
}
