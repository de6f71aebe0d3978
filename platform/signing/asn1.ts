import { fromBER, type AsnType } from 'asn1js'
import { createHash, randomBytes } from 'node:crypto'
import { AlgorithmIdentifier } from 'pkijs'

/** Bytes as ASN.1 and the web's cryptography want them, most often DER. */
export type Der = Uint8Array<ArrayBuffer>

/** Object identifiers by what they name. */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
  stampInfo: '1.2.840.113549.1.9.16.1.4',
  stampingUse: '1.3.6.1.5.5.7.3.8',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

/** The DER bytes of a structure or of the schema it gives. */
export function derOf(structure: { toBER(): ArrayBuffer }): Der {
  return new Uint8Array(structure.toBER())
}

/** Reads one DER structure; what follows it is left aside, as the zeros after a signature in a PDF. */
export function readDer(der: Uint8Array): AsnType {
  const { result, offset } = fromBER(new Uint8Array(der))
  if (offset === -1) throw new Error(`not ASN.1: ${result.error}`)
  return result
}

/** The algorithm identifier of SHA-256, or of a signature over it. */
export function algorithm(of: 'sha256' | 'rsa' | 'ec'): AlgorithmIdentifier {
  const id = { sha256: OID.sha256, rsa: OID.rsaWithSha256, ec: OID.ecdsaWithSha256 }[of]
  return new AlgorithmIdentifier({ algorithmId: id })
}

/** SHA-256 of some bytes. */
export function sha256(...parts: readonly Uint8Array[]): Der {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

/** A serial number nobody guesses: 16 bytes, positive. */
export function freshSerial(): Der {
  const serial = new Uint8Array(randomBytes(16))
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial
}
