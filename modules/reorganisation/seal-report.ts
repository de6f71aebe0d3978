import { recordEvent, SYSTEM } from '#modules/record'
import { type Agency, listAgencies } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { digestOf } from '#platform/tlog/commitment.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { sealStatement } from '#platform/tlog/statement.ts'
import { type Way } from './plan-store.ts'
import { insertReport } from './reports-store.ts'
import type { Doing } from './step.ts'

/** What the log's statement of a reconciliation is called. */
const WHAT = 'reorganisation'

type Stated = {
  readonly report: object
  /** What the event says besides: counts. */
  readonly told: Readonly<Record<string, unknown>>
}

/**
 * Keeps a reconciliation, stated under the log's key where the house has one; the event bears the digest of the whole report,
 * so that the log proves of every copy of it whether it is the one that was made then.
 */
export async function sealReport(doing: Doing, way: Way, { report, told }: Stated): Promise<void> {
  const { trx, plan, now, key } = doing
  const committee = await findCityCommittee(doing)
  const facts = digestOf(NODE.sha256, report)
  const stated = { what: WHAT, number: null, at: now, by: committee?.name ?? plan.legal_basis }
  const seal = key && sealStatement({ ...stated, code: plan.id, facts }, key)
  const kept = { report, seal, agency_id: committee?.id ?? null, at: now }
  await insertReport(trx, { plan_id: plan.id, way }, kept)
  await recordEvent(
    { trx, actor: SYSTEM, now, key: null },
    {
      ...{ module: 'reorganisation', noun: 'reorganisation', noun_id: plan.id },
      ...{ noun_version: plan.version + 1, act: 'reconcile', agency_id: null, unit_id: null },
      data: { ...told, ...stated, way, facts_digest: Buffer.from(facts).toString('hex') },
    },
  )
}

/** Whose seal the paper bears: the committee of the city on the day. */
async function findCityCommittee({ trx, now }: Doing): Promise<Agency | null> {
  const [committee] = await listAgencies(trx, { kinds: ['city_committee'], on: dayOf(now) })
  return committee ?? null
}
