import { printReconciliation, printSeal } from '#modules/prints'
import { SYSTEM, wallSettings } from '#modules/record'
import { getPlan, keepSealedReport, type KeptReport, listReportsToSeal } from '#modules/reorganisation'
import { NoKey } from '#platform/signing/key-ring.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Door } from '../door.ts'
import { reconciliationOf, sealedAddress } from '../prints/reconciliation.ts'
import { signAs } from './sign-bytes.ts'

/** Đóng dấu biên bản đối soát: sets and seals the papers that wait for it, outside any transaction; answers how many. */
export async function sealReconciliations(door: Door): Promise<number> {
  if (door.results === 'paper') return 0
  let sealed = 0
  for (const { agency_id, ...kept } of await listReportsToSeal(door.house.worker)) {
    if (agency_id === null) continue
    const sha256 = await sealOne(door, { ...kept, agency_id }).catch((error: unknown) => {
      // The watch over certificates tells who lacks a key; the paper is sealed once it is there.
      if (error instanceof NoKey) return null
      throw error
    })
    if (sha256 === null) continue
    await inTransaction(door.house.worker, wallSettings(SYSTEM), (trx) =>
      keepSealedReport({ trx, actor: SYSTEM, now: door.clock(), key: null }, kept, sha256),
    )
    sealed += 1
  }
  return sealed
}

async function sealOne(door: Door, kept: KeptReport & { readonly agency_id: string }): Promise<string> {
  const { worker } = door.house
  const plan = await getPlan(worker, kept.plan_id)
  const data = await reconciliationOf(door, worker, { plan, kept, mark: null })
  const { pdf: before, places } = await printReconciliation(door.pdf, data, sealedAddress(door, kept))
  const [place] = places
  if (!place) throw new Error('the layout of the reconciliation has no place for a seal')
  const at = door.clock()
  const { body: organisation, place: location } = data
  const picture = await printSeal(door.pdf, { organisation, at })
  const { file_sha256 } = await signAs(door, {
    id: kept.plan_id,
    owner: { id: kept.agency_id, subject: { name: organisation } },
    before,
    visible: {
      place,
      picture,
      name: organisation,
      reason: `Đóng dấu biên bản đối soát: ${plan.name}`,
      location,
    },
    at,
    facts_digest: null,
  })
  return file_sha256
}
