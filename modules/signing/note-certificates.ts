import { randomUUID } from 'node:crypto'
import type { Work } from '#modules/record'
import type { Looked } from './certificate.ts'
import { insertCertificate, type Kept, lockCertificates, updateCertificate } from './certificates-store.ts'

/**
 * Ghi nhận chứng thư số: writes down what lies beside the keys of some owners. A certificate seen first, taken back by
 * its authority, or no longer there is an event each; nothing changed writes nothing. Answers how many changed.
 */
export async function noteCertificates(work: Work, looked: readonly Looked[]): Promise<number> {
  const kept = Map.groupBy(
    await lockCertificates(
      work,
      looked.map(({ owner_id }) => owner_id),
    ),
    ({ owner_id }) => owner_id,
  )
  let changed = 0
  for (const one of looked) changed += await noteOne(work, one, kept.get(one.owner_id) ?? [])
  return changed
}

async function noteOne(work: Work, { found, ...owner }: Looked, kept: readonly Kept[]): Promise<number> {
  const same = kept.find(({ fingerprint }) => fingerprint === found?.fingerprint)
  const others = kept.filter((one) => one !== same && one.gone_at === null)
  // What is no longer there goes first: an owner has one certificate in use.
  for (const one of others) {
    await updateCertificate(work, one, { to: { ...one, gone_at: work.now }, act: 'miss_certificate' })
  }
  if (!found) return others.length
  if (!same) {
    await insertCertificate(work, { id: randomUUID(), owner, facts: found })
    return others.length + 1
  }
  const { revoked_at, is_trusted } = found
  const to = { revoked_at, is_trusted, gone_at: null }
  if (same.gone_at !== null) {
    await updateCertificate(work, same, { to, act: 'find_certificate' })
  } else if (same.revoked_at !== revoked_at || same.is_trusted !== is_trusted) {
    await updateCertificate(work, same, { to, act: 'judge_certificate' })
  } else {
    return others.length
  }
  return others.length + 1
}
