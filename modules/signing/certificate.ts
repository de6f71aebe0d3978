import { Type, type Static } from 'typebox'
import type { CertificateFacts } from '#platform/signing/certificate-facts.ts'

const maybe = Type.Union([Type.String(), Type.Null()])

/** Chứng thư số: the certificate beside somebody's key, or beside the key of an organisation's seal. */
export const Certificate = Type.Object({
  owner_id: Type.String({ description: 'The account that signs, or the agency whose seal it is' }),
  kind: Type.Enum(['personal', 'seal']),
  agency_id: Type.String(),
  unit_id: Type.Integer(),
  fingerprint: Type.String({ description: 'SHA-256, hex' }),
  serial: Type.String(),
  holder: Type.String(),
  issuer: Type.String(),
  valid_from: Type.String(),
  valid_to: Type.String(),
  revoked_at: maybe,
  is_trusted: Type.Boolean(),
  found_at: Type.String(),
})
export type Certificate = Static<typeof Certificate>

/** Whose certificate it is: the account of a signer, or the agency for its seal. */
export type CertificateOwner = Pick<Certificate, 'owner_id' | 'kind' | 'agency_id' | 'unit_id'>

/** What somebody who looked beside an owner's key found; null: no key there. */
export type Looked = CertificateOwner & { readonly found: CertificateFacts | null }

/** The moment up to which a certificate counts: its end, or when it was taken back; null where it never counted. */
export function countsUntil({
  is_trusted,
  valid_to,
  revoked_at,
}: Pick<Certificate, 'is_trusted' | 'valid_to' | 'revoked_at'>): string | null {
  if (!is_trusted) return null
  return revoked_at !== null && revoked_at < valid_to ? revoked_at : valid_to
}
