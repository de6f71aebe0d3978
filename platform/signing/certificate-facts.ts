import { createHash, X509Certificate } from 'node:crypto'
import type { SigningKey } from './signing-key.ts'
import { chainFault, revokedSince, type Trust } from './verify-chain.ts'

/** What a certificate says of itself, and what its authority says of it: moments are ISO in UTC, the fingerprint SHA-256. */
export type CertificateFacts = {
  readonly fingerprint: string
  readonly serial: string
  readonly holder: string
  readonly issuer: string
  readonly valid_from: string
  readonly valid_to: string
  readonly revoked_at: string | null
  /** A trusted root stands above it, and the list of what its issuer took back is known. */
  readonly is_trusted: boolean
}

/** Reads the certificate that speaks for a key. */
export function certificateFacts(
  { certificate: der, chain }: Pick<SigningKey, 'certificate' | 'chain'>,
  trust: Trust,
): CertificateFacts {
  const certificate = new X509Certificate(der)
  const valid_from = certificate.validFromDate.toISOString()
  const fault = chainFault(certificate, { sent: chain, at: valid_from, trust })
  return {
    fingerprint: createHash('sha256').update(certificate.raw).digest('hex'),
    serial: certificate.serialNumber.toLowerCase(),
    holder: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    ...{ valid_from, valid_to: certificate.validToDate.toISOString() },
    revoked_at: revokedSince(certificate, { sent: chain, trust }),
    is_trusted: fault === null || fault === 'revoked',
  }
}

/** `CN=` of a name that Node writes one part a line; the whole name where it has none. */
function commonName(name: string): string {
  return /^CN=(.*)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ')
}
