import { Certificate } from 'pkijs'
import { derOf, OID, sha256, type Der } from './asn1.ts'
import { algorithmDer, attribute, oid, TAG, tlv } from './der.ts'
import type { SigningKey } from './signing-key.ts'

type Signing = {
  readonly key: SigningKey
  /** What kind of content, by object identifier. */
  readonly contentType: string
  /** The content: hashed in pieces; detached unless `enclosed`. */
  readonly content: readonly Uint8Array[]
  readonly enclosed?: boolean
  /** Asked for a time stamp of the finished signature: a DER token. */
  readonly stamp?: (signature: Der) => Promise<Der>
}

/** Signs as CAdES: content type, message digest and ESS signing-certificate-v2 are signed; a time stamp may be added. */
export async function signCms(signing: Signing): Promise<Der> {
  const { key, contentType, content, enclosed = false } = signing
  const signed = signedAttributes(signing)
  const signature = await key.sign(tlv(TAG.set, signed))
  const token = signing.stamp && (await signing.stamp(signature))
  const unsigned = token ? [tlv(0xa1, attribute(OID.timeStamp, token))] : []
  const signer = tlv(
    TAG.sequence,
    ...[number(1), issuerAndSerial(key), algorithmDer('sha256'), tlv(0xa0, signed)],
    ...[algorithmDer(key.kind), tlv(TAG.octets, signature), ...unsigned],
  )
  const enclosure = enclosed ? [tlv(0xa0, tlv(TAG.octets, ...content))] : []
  const data = tlv(
    TAG.sequence,
    number(contentType === OID.data ? 1 : 3),
    tlv(TAG.set, algorithmDer('sha256')),
    tlv(TAG.sequence, oid(contentType), ...enclosure),
    tlv(0xa0, key.certificate, ...key.chain),
    tlv(TAG.set, signer),
  )
  return tlv(TAG.sequence, oid(OID.signedData), tlv(0xa0, data))
}

/** The signed attributes one after the other, in the order DER wants of a SET. */
function signedAttributes({ key, contentType, content }: Signing): Der {
  const certificate = tlv(TAG.sequence, tlv(TAG.octets, sha256(key.certificate)))
  const attributes = [
    attribute(OID.contentType, oid(contentType)),
    attribute(OID.messageDigest, tlv(TAG.octets, sha256(...content))),
    attribute(OID.signingCertificate, tlv(TAG.sequence, tlv(TAG.sequence, certificate))),
  ]
  return new Uint8Array(Buffer.concat(attributes.sort((a, b) => Buffer.compare(a, b))))
}

function number(value: number): Der {
  return tlv(TAG.integer, Uint8Array.of(value))
}

const named = new WeakMap<SigningKey, Der>()

/** By which issuer's certificate of which number a key signs; read from the certificate once. */
function issuerAndSerial(key: SigningKey): Der {
  const known = named.get(key)
  if (known) return known
  const { issuer, serialNumber } = Certificate.fromBER(key.certificate)
  const fresh = tlv(TAG.sequence, derOf(issuer.toSchema()), derOf(serialNumber))
  named.set(key, fresh)
  return fresh
}
