import { ObjectIdentifier } from 'asn1js'
import { OID, type Der } from './asn1.ts'

/** Tags of DER that signing writes. */
export const TAG = {
  integer: 0x02,
  octets: 0x04,
  sequence: 0x30,
  set: 0x31,
  utf8: 0x0c,
  printable: 0x13,
} as const

/** One DER value: tag, length and the parts of its content. Assembling costs a hundredth of building objects. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Der {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff)
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 | bytes.length, ...bytes]
  return new Uint8Array(Buffer.concat([Uint8Array.from(head), ...parts]))
}

const known = new Map<string, Der>()

/** An object identifier. */
export function oid(id: string): Der {
  const der = known.get(id) ?? new Uint8Array(new ObjectIdentifier({ value: id }).toBER())
  known.set(id, der)
  return der
}

/** The algorithm identifier of SHA-256, or of a signature over it. */
export function algorithmDer(of: 'sha256' | 'rsa' | 'ec'): Der {
  if (of === 'ec') return tlv(TAG.sequence, oid(OID.ecdsaWithSha256))
  return tlv(TAG.sequence, oid(of === 'rsa' ? OID.rsaWithSha256 : OID.sha256), Uint8Array.of(0x05, 0x00))
}

/** An attribute of CMS: its type and one value. */
export function attribute(type: string, value: Uint8Array): Der {
  return tlv(TAG.sequence, oid(type), tlv(TAG.set, value))
}
