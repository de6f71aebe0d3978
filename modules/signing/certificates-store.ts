import { eventInsert, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { CertificateFacts } from '#platform/signing/certificate-facts.ts'
import type { Certificate, CertificateOwner } from './certificate.ts'

const COLUMNS = `owner_id, kind, agency_id, unit_id, fingerprint, serial, holder, issuer, valid_from, valid_to,
  revoked_at, is_trusted, found_at`

/** The certificates in use, by unit and holder; of one unit where it is named. */
export async function listCertificates(reader: Reader, unit?: number): Promise<Certificate[]> {
  return reader<Certificate[]>`
    select ${reader.unsafe(COLUMNS)} from certificates
    where gone_at is null ${unit === undefined ? reader`` : reader`and unit_id = ${unit}`}
    order by unit_id, kind, holder, owner_id`
}

/** A certificate as it is kept, with what counts its changes. */
export type Kept = Certificate & {
  readonly id: string
  readonly version: number
  readonly gone_at: string | null
}

/** Every certificate these owners ever had, held for this transaction. */
export async function lockCertificates(work: Work, owners: readonly string[]): Promise<Kept[]> {
  return work.trx<Kept[]>`
    select id, version, gone_at, ${work.trx.unsafe(COLUMNS)} from certificates
    where owner_id = any (${[...owners]}::uuid[]) for update`
}

type New = {
  readonly id: string
  readonly owner: CertificateOwner
  readonly facts: CertificateFacts
}

/** Writes a certificate that was not known, with its event. */
export async function insertCertificate(work: Work, { id, owner, facts }: New): Promise<void> {
  const { trx, now } = work
  const { owner_id, kind, agency_id, unit_id } = owner
  await trx`
    with written as (
      insert into certificates (id, version, owner_id, kind, agency_id, unit_id, fingerprint, serial, holder, issuer,
        valid_from, valid_to, revoked_at, is_trusted, found_at)
      values (${id}, 1, ${owner_id}, ${kind}, ${agency_id}, ${unit_id}, ${facts.fingerprint}, ${facts.serial},
        ${facts.holder}, ${facts.issuer}, ${facts.valid_from}, ${facts.valid_to}, ${facts.revoked_at},
        ${facts.is_trusted}, ${now})
    )
    ${told(work, { id, version: 1, ...owner, serial: facts.serial }, 'find_certificate')}`
}

/** What changes on a certificate that is kept. */
export type Changed = Pick<Kept, 'revoked_at' | 'is_trusted' | 'gone_at'>

/** Changes what is kept of a certificate, with its event. */
export async function updateCertificate(
  work: Work,
  kept: Kept,
  { to, act }: { readonly to: Changed; readonly act: CertificateAct },
): Promise<void> {
  const { trx } = work
  await trx`
    with written as (
      update certificates set version = version + 1, revoked_at = ${to.revoked_at}, is_trusted = ${to.is_trusted},
        gone_at = ${to.gone_at}
      where id = ${kept.id}
    )
    ${told(work, { ...kept, version: kept.version + 1 }, act)}`
}

/** What may happen to a certificate: seen for the first time or again, taken back by its authority, no longer there. */
type CertificateAct = 'find_certificate' | 'judge_certificate' | 'miss_certificate'

/** Events hold ids and serial numbers, no names. */
function told(
  work: Work,
  one: CertificateOwner & { readonly id: string; readonly version: number; readonly serial: string },
  act: CertificateAct,
) {
  const { id, version, agency_id, unit_id, owner_id, kind, serial } = one
  return eventInsert(work, {
    ...{ module: 'signing', noun: 'certificate', noun_id: id, noun_version: version, act },
    ...{ agency_id, unit_id, data: { owner_id, kind, serial } },
  })
}
