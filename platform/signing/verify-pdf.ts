import type { X509Certificate } from 'node:crypto'
import { OID, sha256 } from './asn1.ts'
import type { Text } from '../text.ts'
import { isAbout, readCms, readToken, tokenOf, type ReadCms } from './read-cms.ts'
import { CLOCK_TOLERANCE } from './sign-pdf.ts'
import { chainFault, type ChainFault, type Trust } from './verify-chain.ts'
import { cmsFault, signerCertificate, type CmsFault } from './verify-cms.ts'

/** Why a signature does not hold. */
export type SignatureFault =
  | CmsFault
  | ChainFault
  | 'unreadable'
  | 'added_to'
  | 'no_stamp'
  | 'stamp_forged'
  | 'stamp_untrusted'
  | 'stamp_clock'

/** One signature of a PDF, as verified; moments are ISO. */
export type VerifiedSignature = {
  readonly ok: boolean
  readonly fault: SignatureFault | null
  readonly name: string | null
  readonly organisation: string | null
  /** Serial number of the certificate, hex. */
  readonly serial: string | null
  /** When the time-stamp authority says that it was signed. */
  readonly signed_at: string | null
}

/** What a verifier says of a PDF: it holds when it has signatures and every one holds. */
export type Verdict = { readonly ok: boolean; readonly signatures: readonly VerifiedSignature[] }

/** Why not, in words people read. */
export const WHY_NOT: Record<SignatureFault, Text> = {
  no_certificate: { vi: 'Chữ ký không kèm chứng thư số.', en: 'The signature brings no certificate.' },
  changed: { vi: 'Văn bản đã bị sửa sau khi ký.', en: 'The document was changed after it was signed.' },
  forged: { vi: 'Chữ ký không khớp với chứng thư số.', en: 'The signature does not match its certificate.' },
  other_certificate: {
    vi: 'Chữ ký được gắn với một chứng thư số khác.',
    en: 'The signature is bound to another certificate.',
  },
  untrusted: {
    vi: 'Chứng thư số không do tổ chức được tin cậy cấp.',
    en: 'The certificate comes from nobody this house trusts.',
  },
  expired: { vi: 'Chứng thư số đã hết hạn khi ký.', en: 'The certificate had expired when it was used.' },
  not_yet: {
    vi: 'Chứng thư số chưa có hiệu lực khi ký.',
    en: 'The certificate was not valid yet when it was used.',
  },
  revoked: {
    vi: 'Chứng thư số đã bị thu hồi trước khi ký.',
    en: 'The certificate was revoked before it was used.',
  },
  revocations_unknown: {
    vi: 'Không có danh sách thu hồi để kiểm tra chứng thư số.',
    en: 'There is no revocation list to check the certificate against.',
  },
  unreadable: { vi: 'Không đọc được chữ ký.', en: 'The signature cannot be read.' },
  added_to: {
    vi: 'Có nội dung thêm vào sau chữ ký cuối.',
    en: 'Something was added after the last signature.',
  },
  no_stamp: { vi: 'Chữ ký không có dấu thời gian.', en: 'The signature has no time stamp.' },
  stamp_forged: {
    vi: 'Dấu thời gian không khớp với chữ ký.',
    en: 'The time stamp does not match the signature.',
  },
  stamp_untrusted: {
    vi: 'Dấu thời gian không do tổ chức được tin cậy cấp.',
    en: 'The time stamp comes from nobody this house trusts.',
  },
  stamp_clock: {
    vi: 'Dấu thời gian lệch với giờ ký ghi trên văn bản.',
    en: 'The time stamp differs from the time of signing in the document.',
  },
}

/** Xác minh: checks every signature of a PDF against what is trusted: bytes, certificate, chain, revocation, time stamp. */
export function verifyPdf(pdf: Buffer, trust: Trust): Verdict {
  const ranges = [
    ...pdf.toString('latin1').matchAll(/\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g),
  ].map(([, before, after, rest]) => ({ before: Number(before), after: Number(after), rest: Number(rest) }))
  const last = ranges.at(-1)
  const signatures = ranges.map((range) => verifyOne(pdf, range, trust))
  const isWhole = last !== undefined && last.after + last.rest === pdf.length
  const told = signatures.map((one, at) =>
    at === signatures.length - 1 && one.ok && !isWhole
      ? { ...one, ok: false, fault: 'added_to' as const }
      : one,
  )
  return { ok: told.length > 0 && told.every((one) => one.ok), signatures: told }
}

type Range = { readonly before: number; readonly after: number; readonly rest: number }

function verifyOne(pdf: Buffer, { before, after, rest }: Range, trust: Trust): VerifiedSignature {
  try {
    const hole = pdf.toString('latin1', before, after)
    if (!/^<[0-9A-Fa-f]+>$/.test(hole) || after + rest > pdf.length) throw new Error('no signature there')
    const cms = readCms(Buffer.from(hole.slice(1, -1), 'hex'))
    const content = [pdf.subarray(0, before), pdf.subarray(after, after + rest)]
    const certificate = signerCertificate(cms)
    const stamp = readStamp(cms)
    const fault =
      cmsFault(cms, content) ??
      stampFault(cms, stamp, trust) ??
      clockFault(pdf, before, stamp?.at) ??
      (certificate
        ? chainFault(certificate, { sent: cms.certificates, at: stamp?.at ?? '', trust })
        : 'no_certificate')
    return { ok: fault === null, fault, ...namesOf(certificate), signed_at: stamp?.at ?? null }
  } catch {
    return { ok: false, fault: 'unreadable', name: null, organisation: null, serial: null, signed_at: null }
  }
}

type Stamp = ReturnType<typeof readToken> & { readonly at: string }

function readStamp(cms: ReadCms): Stamp | null {
  const token = tokenOf(cms)
  if (!token) return null
  const read = readToken(token)
  return { ...read, at: read.info.genTime.toISOString() }
}

function stampFault(cms: ReadCms, stamp: Stamp | null, trust: Trust): SignatureFault | null {
  if (!stamp) return 'no_stamp'
  if (!isAbout(stamp.info, sha256(cms.signer.signature.valueBlock.valueHexView))) return 'stamp_forged'
  if (cmsFault(stamp, [stamp.content])) return 'stamp_forged'
  const certificate = signerCertificate(stamp)
  const mayStamp = certificate?.keyUsage?.includes(OID.stampingUse) === true
  if (!certificate || !mayStamp) return 'stamp_untrusted'
  return chainFault(certificate, { sent: stamp.certificates, at: stamp.at, trust }) ? 'stamp_untrusted' : null
}

/** The moment written beside the signature and the stamp's may differ by minutes only. */
function clockFault(pdf: Buffer, hole: number, stamped: string | undefined): SignatureFault | null {
  const near =
    pdf.toString('latin1', pdf.lastIndexOf('/Type /Sig', hole), hole) +
    pdf.toString('latin1', pdf.indexOf('>', hole), pdf.indexOf('endobj', hole))
  const [, date = '', zone = ''] = /\/M\s*\(D:(\d{14})([+-]\d\d'\d\d)?/.exec(near) ?? []
  const [year, month, day, hour, minute, second] = date.match(/^\d{4}|\d\d/g) ?? []
  const said = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace("'", ':') || 'Z'}`,
  )
  return Math.abs(said - Date.parse(stamped ?? '')) / 1000 <= CLOCK_TOLERANCE ? null : 'stamp_clock'
}

function namesOf(
  certificate: X509Certificate | null,
): Pick<VerifiedSignature, 'name' | 'organisation' | 'serial'> {
  const part = (name: string): string | null =>
    new RegExp(`^${name}=(.*)$`, 'm').exec(certificate?.subject ?? '')?.[1] ?? null
  return {
    name: part('CN'),
    organisation: part('O'),
    serial: certificate?.serialNumber.toLowerCase() ?? null,
  }
}
