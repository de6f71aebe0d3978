import { BitString, Integer, OctetString } from 'asn1js'
import {
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  ExtKeyUsage,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  RevokedCertificate,
  Time,
} from 'pkijs'
import { algorithm, derOf, freshSerial, OID, readDer, sha256, type Der } from './asn1.ts'
import { oid, TAG, tlv } from './der.ts'
import type { SigningKey } from './signing-key.ts'

/** Who a certificate is for: a person at an organisation, or the organisation itself. */
export type Subject = { readonly name: string; readonly organisation?: string; readonly title?: string }

/** A certificate to issue; moments are ISO. A null issuer makes a root that signs itself with `key`. */
export type Issue = {
  readonly subject: Subject
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Der
  readonly from: string
  readonly to: string
  readonly use: 'authority' | 'signing' | 'stamping'
}

/** What signs certificates and lists: its own certificate (none yet for a root) and its key. */
export type Issuer = Pick<SigningKey, 'kind' | 'sign'> & { readonly certificate?: Der }

/** Issues an X.509 certificate (DER). */
export async function issueCertificate(issuer: Issuer, issue: Issue): Promise<Der> {
  const subject = nameOf(issue.subject)
  const above = issuer.certificate && Certificate.fromBER(issuer.certificate)
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: freshSerial() }),
    issuer: above ? above.subject : subject,
    subject,
    notBefore: new Time({ value: new Date(issue.from) }),
    notAfter: new Time({ value: new Date(issue.to) }),
    subjectPublicKeyInfo: new PublicKeyInfo({ schema: readDer(issue.publicKey) }),
    extensions: extensionsOf(issue, above?.subjectPublicKeyInfo.toSchema().toBER()),
    signature: algorithm(issuer.kind),
    signatureAlgorithm: algorithm(issuer.kind),
  })
  const tbs = derOf(certificate.encodeTBS())
  certificate.tbsView = tbs
  certificate.signatureValue = new BitString({ valueHex: await issuer.sign(tbs) })
  return derOf(certificate.toSchema(true))
}

/** A certificate taken back: its serial number (hex), when, and why (RFC 5280 §5.3.1; 1 = the key is known to others). */
export type Revoked = { readonly serial: string; readonly at: string; readonly reason: number }

class List extends CertificateRevocationList {
  toBeSigned(): Der {
    return derOf(this.encodeTBS())
  }
}

/** Danh sách thu hồi: the signed list of certificates taken back (CRL, DER). */
export async function issueRevocations(
  issuer: Issuer & { certificate: Der },
  list: { readonly revoked: readonly Revoked[]; readonly at: string; readonly next: string },
): Promise<Der> {
  const revoked = list.revoked.map(
    (one) =>
      new RevokedCertificate({
        userCertificate: new Integer({ valueHex: Buffer.from(one.serial, 'hex') }),
        revocationDate: new Time({ value: new Date(one.at) }),
      }),
  )
  const crl = new List({
    version: 1,
    signature: algorithm(issuer.kind),
    issuer: Certificate.fromBER(issuer.certificate).subject,
    thisUpdate: new Time({ value: new Date(list.at) }),
    nextUpdate: new Time({ value: new Date(list.next) }),
    ...(revoked.length > 0 ? { revokedCertificates: revoked } : {}),
    signatureAlgorithm: algorithm(issuer.kind),
  })
  const tbs = crl.toBeSigned()
  crl.tbsView = tbs
  crl.signatureValue = new BitString({ valueHex: await issuer.sign(tbs) })
  return derOf(crl.toSchema(true))
}

const NAMES = { name: '2.5.4.3', title: '2.5.4.12', organisation: '2.5.4.10', country: '2.5.4.6' }

function nameOf({ name, organisation, title }: Subject): RelativeDistinguishedNames {
  const part = (type: string, text: string, tag: number = TAG.utf8) =>
    tlv(TAG.set, tlv(TAG.sequence, oid(type), tlv(tag, Buffer.from(text.slice(0, 64)))))
  const parts = [
    part(NAMES.country, 'VN', TAG.printable),
    ...(organisation ? [part(NAMES.organisation, organisation)] : []),
    ...(title ? [part(NAMES.title, title)] : []),
    part(NAMES.name, name),
  ]
  return new RelativeDistinguishedNames({ schema: readDer(tlv(TAG.sequence, ...parts)) })
}

function extensionsOf({ use, publicKey }: Issue, issuerKey: ArrayBuffer | undefined): Extension[] {
  const usage = use === 'authority' ? 0x06 : 0xc0
  const extension = (extnID: string, value: { toBER(): ArrayBuffer }, critical = false) =>
    new Extension({ extnID, critical, extnValue: value.toBER() })
  return [
    extension('2.5.29.19', new BasicConstraints({ cA: use === 'authority' }).toSchema(), true),
    extension(
      '2.5.29.15',
      new BitString({ valueHex: Uint8Array.of(usage), unusedBits: use === 'authority' ? 1 : 6 }),
      true,
    ),
    ...(use === 'stamping'
      ? [extension('2.5.29.37', new ExtKeyUsage({ keyPurposes: [OID.stampingUse] }).toSchema(), true)]
      : []),
    extension('2.5.29.14', new OctetString({ valueHex: keyIdOf(publicKey) })),
    extension('2.5.29.35', issuerIdOf(issuerKey ? new Uint8Array(issuerKey) : publicKey)),
  ]
}

function keyIdOf(publicKey: Der): Der {
  return sha256(publicKey).slice(0, 20)
}

/** AuthorityKeyIdentifier: SEQUENCE { [0] key id }. */
function issuerIdOf(publicKey: Der): { toBER(): ArrayBuffer } {
  const id = tlv(TAG.sequence, tlv(0x80, keyIdOf(publicKey)))
  return { toBER: () => id.buffer }
}
