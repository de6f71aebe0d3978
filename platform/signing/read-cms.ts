import { OctetString, type AsnType } from 'asn1js'
import { ContentInfo, SignedData, TSTInfo, type SignerInfo } from 'pkijs'
import { derOf, OID, readDer, sha256, type Der } from './asn1.ts'

/** What a CMS signature carries: who signed by certificate, and everything sent along. */
export type ReadCms = {
  readonly data: SignedData
  readonly signer: SignerInfo
  /** DER, as sent along; in no order. */
  readonly certificates: readonly Der[]
}

/** Reads a CMS with one signer; what is not one is an error. */
export function readCms(der: Uint8Array): ReadCms {
  const content = new ContentInfo({ schema: readDer(der) })
  if (content.contentType !== OID.signedData) throw new Error('not signed data')
  const data = new SignedData({ schema: content.content })
  const [signer, second] = data.signerInfos
  if (!signer || second) throw new Error('a signature has exactly one signer')
  const certificates = (data.certificates ?? []).map((one) => derOf(one.toSchema()))
  return { data, signer, certificates }
}

/** What a time-stamp token says, and the signature under it. */
export function readToken(der: Uint8Array): ReadCms & { readonly info: TSTInfo; readonly content: Der } {
  const cms = readCms(der)
  const { eContentType, eContent } = cms.data.encapContentInfo
  if (eContentType !== OID.stampInfo || !eContent) throw new Error('not a time-stamp token')
  const content = new Uint8Array(eContent.getValue())
  return { ...cms, content, info: new TSTInfo({ schema: readDer(content) }) }
}

/** True when a token is about these bytes' SHA-256. */
export function isAbout(info: TSTInfo, hash: Uint8Array): boolean {
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  return (
    hashAlgorithm.algorithmId === OID.sha256 &&
    Buffer.compare(hashedMessage.valueBlock.valueHexView, hash) === 0
  )
}

/** The one value of a signed attribute; null where it is absent. */
export function signedValue({ signer }: ReadCms, type: string): AsnType | null {
  const values: AsnType[] = signer.signedAttrs?.attributes.find((one) => one.type === type)?.values ?? []
  return values[0] ?? null
}

/** The time-stamp token beside a signature (DER); null where there is none. */
export function tokenOf({ signer }: ReadCms): Der | null {
  const values: AsnType[] =
    signer.unsignedAttrs?.attributes.find((one) => one.type === OID.timeStamp)?.values ?? []
  return values[0] ? derOf(values[0]) : null
}

/** True when the signed digest is that of the content. */
export function isDigestOf(cms: ReadCms, content: readonly Uint8Array[]): boolean {
  const digest = signedValue(cms, OID.messageDigest)
  return (
    digest instanceof OctetString && Buffer.compare(digest.valueBlock.valueHexView, sha256(...content)) === 0
  )
}
