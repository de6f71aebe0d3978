import { createHash, verify, X509Certificate } from 'node:crypto'
import type { SignedAndUnsignedAttributes } from 'pkijs'
import { derOf, OID, type Der } from './asn1.ts'
import { isDigestOf, signedValue, type ReadCms } from './read-cms.ts'

/** Why a signature is not good, in a word; texts are `WHY_NOT` in `verify-pdf.ts`. */
export type CmsFault = 'no_certificate' | 'changed' | 'forged' | 'other_certificate'

/** The signer's certificate; null where it was not sent along. */
export function signerCertificate({ signer, certificates }: ReadCms): X509Certificate | null {
  const sid: unknown = signer.sid
  const serial =
    sid !== null && typeof sid === 'object' && 'serialNumber' in sid && isInteger(sid.serialNumber)
      ? Buffer.from(sid.serialNumber.valueBlock.valueHexView).toString('hex')
      : ''
  const all = certificates.map((der) => new X509Certificate(der))
  return all.find((one) => sameNumber(one.serialNumber, serial)) ?? null
}

type AnyInteger = { readonly valueBlock: { readonly valueHexView: Uint8Array } }

function isInteger(value: unknown): value is AnyInteger {
  return value !== null && typeof value === 'object' && 'valueBlock' in value
}

/** The same serial number, whatever its leading zeros and letters. */
export function sameNumber(a: string, b: string): boolean {
  const plain = (hex: string): string => hex.toLowerCase().replace(/^0+/, '')
  return plain(a) === plain(b)
}

/** Checks digest, signature and the bond to the certificate (ESS signing-certificate-v2); null when all hold. */
export function cmsFault(cms: ReadCms, content: readonly Uint8Array[]): CmsFault | null {
  const certificate = signerCertificate(cms)
  const { signedAttrs, signature } = cms.signer
  if (!certificate) return 'no_certificate'
  if (!isDigestOf(cms, content)) return 'changed'
  const said = signedValue(cms, OID.signingCertificate)
  const hash = createHash('sha256').update(certificate.raw).digest()
  if (!said || !Buffer.from(derOf(said)).includes(hash)) return 'other_certificate'
  const bytes = signedAttrs ? asSet(signedAttrs) : new Uint8Array()
  const isGood = verify('sha256', bytes, certificate.publicKey, signature.valueBlock.valueHexView)
  return isGood ? null : 'forged'
}

/** The signed attributes as they are hashed: a SET. */
function asSet(attributes: SignedAndUnsignedAttributes): Der {
  const der = derOf(attributes.toSchema())
  der[0] = 0x31
  return der
}
