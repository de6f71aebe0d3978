import type { House } from '#db/house.ts'
import { isHeldOn, listOfficers } from '#modules/people'
import { SYSTEM } from '#modules/record'
import { type CertificateOwner, type Looked, noteCertificates } from '#modules/signing'
import { listAgencies } from '#modules/units'
import type { Clock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import { type CertificateFacts, certificateFacts } from '#platform/signing/certificate-facts.ts'
import { type KeyOwner, type KeyRing, NoKey } from '#platform/signing/key-ring.ts'
import type { Trust } from '#platform/signing/verify-chain.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Job } from './run-jobs.ts'
import { untilEnding } from './until-ending.ts'

/** Owners of one transaction. */
const BATCH = 25

type Owner = CertificateOwner & { readonly key: KeyOwner }

/**
 * The job that writes down the certificates beside the house's keys. A demonstration's authority makes those that are missing,
 * four hundred at its first start and six seconds of work: the first half minute belongs to whoever has just opened the page,
 * and somebody who signs before has his key made at once.
 */
export function keepCertificates(keys: KeyRing): Job {
  const turn: Job['turn'] = (house, clock, ending) => lookAtKeys(house, clock, { keys, ending })
  return { name: 'certificates', everyMs: 60_000, firstMs: 30_000, turn }
}

type Looking = {
  readonly keys: Pick<KeyRing, 'certificatesOf' | 'trust'>
  readonly ending?: AbortSignal
}

/** Looks beside the key of every signer and every seal of today; answers how much changed. */
export async function lookAtKeys(house: House, clock: Clock, { keys, ending }: Looking): Promise<number> {
  const owners = await listOwners(house, dayOf(clock()))
  const trust = await keys.trust()
  let changed = 0
  for (const from of untilEnding(Array(Math.ceil(owners.length / BATCH)).keys(), ending)) {
    const looked: Looked[] = []
    for (const { key, ...owner } of owners.slice(from * BATCH, (from + 1) * BATCH)) {
      const found = await keys.certificatesOf(key).catch((error: unknown) => {
        if (error instanceof NoKey) return null
        throw error
      })
      looked.push({ ...owner, found: found && factsOf(found, trust) })
    }
    changed += await inTransaction(house.worker, {}, (trx) =>
      noteCertificates({ trx, actor: SYSTEM, now: clock(), key: null }, looked),
    )
  }
  return changed
}

const known = new WeakMap<object, { readonly trust: Trust; readonly facts: CertificateFacts }>()

/** What a certificate says does not change while its file and the files of those who are trusted do not. */
function factsOf(found: Parameters<typeof certificateFacts>[0], trust: Trust): CertificateFacts {
  const before = known.get(found)
  if (before?.trust === trust) return before.facts
  const facts = certificateFacts(found, trust)
  known.set(found, { trust, facts })
  return facts
}

/** Signers by their posts of a day, and the committees whose seal issues results. */
async function listOwners(house: House, day: string): Promise<Owner[]> {
  const [officers, agencies] = await Promise.all([
    listOfficers(house.worker, null),
    listAgencies(house.worker, { unit: undefined, on: day }),
  ])
  const committees = agencies.filter(({ kind }) => kind === 'commune_committee' || kind === 'city_committee')
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]))
  const seals = committees.map(({ id, unit_id, name }): Owner => ({
    ...{ owner_id: id, kind: 'seal', agency_id: id, unit_id },
    key: { id, subject: { name } },
  }))
  const signers = officers
    .filter((post) => post.role === 'signer' && isHeldOn(post, day))
    .map(({ account_id: id, agency_id, unit_id, name, title }): [string, Owner] => {
      const organisation = nameOf.get(agency_id)
      const subject = { name, title, ...(organisation === undefined ? {} : { organisation }) }
      return [id, { owner_id: id, kind: 'personal', agency_id, unit_id, key: { id, subject } }]
    })
  return [...seals, ...new Map(signers).values()]
}
