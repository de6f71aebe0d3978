import { X509Certificate } from 'node:crypto'
import type { Der } from './asn1.ts'
import { TAG } from './der.ts'
import type { SigningKey } from './signing-key.ts'

/** Who speaks for a key, without the key. */
export type Certificates = Pick<SigningKey, 'certificate' | 'chain'>

/** `1.2.840.113549.1.12.10.1.3`, a bag that holds a certificate, as DER writes it. */
const CERTIFICATE_BAG = Buffer.from('060b2a864886f70d010c0a0103', 'hex')

type Part = { readonly tag: number; readonly content: Buffer; readonly rest: Buffer }

/**
 * Reads the certificates a PKCS#12 file shows without its password, the key's own first; null where it hides them, and then
 * the file has to be opened. Opening costs a hundred times as much, and who only asks until when a certificate counts needs no
 * key. What is read here is believed by its chain alone.
 */
export function shownCertificates(file: Buffer): Certificates | null {
  try {
    const all = bagsIn(file).map((der) => new X509Certificate(der))
    const own = all.filter(({ ca }) => !ca)
    const [first] = own
    if (!first || own.length > 1) return null
    const chain: Der[] = []
    for (let child = first; ;) {
      const issuer = all.find((above) => above !== child && above.ca && child.checkIssued(above))
      if (!issuer || chain.length === all.length) break
      chain.push(new Uint8Array(issuer.raw))
      child = issuer
    }
    return { certificate: new Uint8Array(first.raw), chain }
  } catch {
    return null
  }
}

/** The bytes of every certificate in bags that lie open. */
function bagsIn(file: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = file.indexOf(CERTIFICATE_BAG); at >= 0; at = file.indexOf(CERTIFICATE_BAG, at + 1)) {
    // [0] { SEQUENCE { kind OBJECT IDENTIFIER, [0] { the certificate OCTET STRING } } }
    const kind = partOf(partOf(partOf(file.subarray(at + CERTIFICATE_BAG.length)).content).content)
    const value = partOf(partOf(kind.rest).content)
    if (value.tag === TAG.octets) found.push(value.content)
  }
  return found
}

/** The first DER value of some bytes, and what follows it. */
function partOf(bytes: Buffer): Part {
  const short = bytes.readUInt8(1)
  const lengthBytes = short < 0x80 ? 0 : short & 0x7f
  const length = lengthBytes === 0 ? short : bytes.readUIntBE(2, lengthBytes)
  const begin = 2 + lengthBytes
  if (begin + length > bytes.length) throw new Error('cut off')
  return {
    tag: bytes.readUInt8(0),
    content: bytes.subarray(begin, begin + length),
    rest: bytes.subarray(begin + length),
  }
}
