/** Certificates for everybody who signs in a test house and for every seal, without making a key. */
import { createHash } from 'node:crypto'
import type { House } from '#db/house.ts'
import { SYSTEM } from '#modules/record'
import { type CertificateOwner, noteCertificates } from '#modules/signing'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from './acting.ts'

/** What of an owner's certificate is another than everybody's; null: he has none. */
type Other = { readonly to?: string; readonly revoked?: string } | null

/** Writes them down as the job does; `others` by the owner's id. */
export async function giveCertificates(
  house: House,
  others: Readonly<Record<string, Other>> = {},
  now = MONDAY_9,
): Promise<void> {
  const owners = await house.worker<CertificateOwner[]>`
    select distinct on (account_id) account_id as owner_id, 'personal' as kind, agency_id, unit_id
    from appointments where role = 'signer'
    union all
    select id, 'seal', id, unit_id from agencies where kind in ('commune_committee', 'city_committee')`
  const looked = owners.map((owner) => {
    const other = others[owner.owner_id]
    if (other === null) return { ...owner, found: null }
    const found = {
      fingerprint: createHash('sha256')
        .update(owner.owner_id)
        .update(other?.to ?? '')
        .digest('hex'),
      serial: owner.owner_id.replaceAll('-', '').slice(0, 16),
      ...{ holder: 'Test', issuer: 'Test Root', valid_from: '2025-05-31T17:00:00.000Z', is_trusted: true },
      valid_to: other?.to ?? '2035-05-31T17:00:00.000Z',
      revoked_at: other?.revoked ?? null,
    }
    return { ...owner, found }
  })
  await inTransaction(house.worker, {}, (trx) =>
    noteCertificates({ trx, actor: SYSTEM, now, key: null }, looked),
  )
}
