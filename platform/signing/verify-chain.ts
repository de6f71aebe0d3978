import { verify, X509Certificate } from 'node:crypto'
import { CertificateRevocationList } from 'pkijs'
import { readDer } from './asn1.ts'
import { sameNumber } from './verify-cms.ts'

/** What a verifier trusts: roots, and the lists of what they took back (DER). */
export type Trust = { readonly roots: readonly Uint8Array[]; readonly revocations: readonly Uint8Array[] }

/** Why a certificate does not count at a moment. */
export type ChainFault = 'untrusted' | 'expired' | 'not_yet' | 'revoked' | 'revocations_unknown'

/** No chain of ours is higher. */
const HIGHEST = 6

type Question = { readonly sent: readonly Uint8Array[]; readonly at: string; readonly trust: Trust }

/** Follows a certificate up to a trusted root, each valid at the moment and not revoked by then; null when it holds. */
export function chainFault(certificate: X509Certificate, question: Question): ChainFault | null {
  const path = pathOf(certificate, question)
  if (!path) return 'untrusted'
  for (const one of path) {
    const fault = timeFault(one, question.at)
    if (fault) return fault
  }
  for (const [height, issuer] of path.slice(1).entries()) {
    const child = path[height]
    const fault = child ? revocationFault(child, issuer, question) : null
    if (fault) return fault
  }
  return null
}

/** The certificate, its issuer, and so on up to a root that is trusted; null where none is reached. */
function pathOf(
  certificate: X509Certificate,
  { sent, trust }: Omit<Question, 'at'>,
): X509Certificate[] | null {
  const { roots } = parsed(trust)
  const all = [...roots, ...sent.map((der) => new X509Certificate(der))]
  const path = [certificate]
  for (let child = certificate; path.length <= HIGHEST;) {
    if (roots.some((root) => root.raw.equals(child.raw))) return path
    const issuer = all.find((above) => isIssuer(above, child))
    if (!issuer) return null
    path.push(issuer)
    child = issuer
  }
  return null
}

function isIssuer(above: X509Certificate, child: X509Certificate): boolean {
  return above.ca && child.checkIssued(above) && child.verify(above.publicKey)
}

function timeFault(certificate: X509Certificate, at: string): ChainFault | null {
  const moment = Date.parse(at)
  if (moment < certificate.validFromDate.getTime()) return 'not_yet'
  return moment > certificate.validToDate.getTime() ? 'expired' : null
}

/** The moment from which the certificate was taken back by its issuer; null where no list of his says so. */
export function revokedSince(
  certificate: X509Certificate,
  { sent, trust }: Omit<Question, 'at'>,
): string | null {
  const issuer = pathOf(certificate, { sent, trust })?.[1]
  const entry = issuer && listsOf(issuer, trust).flatMap((list) => entryOf(list, certificate) ?? [])[0]
  return entry ? entry.toISOString() : null
}

function revocationFault(
  child: X509Certificate,
  issuer: X509Certificate,
  { at, trust }: Question,
): ChainFault | null {
  const lists = listsOf(issuer, trust)
  if (lists.length === 0) return 'revocations_unknown'
  const isTaken = lists.some((list) => {
    const since = entryOf(list, child)
    return since !== null && since.getTime() <= Date.parse(at)
  })
  return isTaken ? 'revoked' : null
}

type Parsed = {
  readonly roots: readonly X509Certificate[]
  readonly lists: readonly CertificateRevocationList[]
  /** The lists of an issuer, by his certificate. */
  readonly signed: Map<string, readonly CertificateRevocationList[]>
}

const read = new WeakMap<Trust, Parsed>()

/** What is trusted is read once, however many certificates are held against it. */
function parsed(trust: Trust): Parsed {
  const before = read.get(trust)
  if (before) return before
  const roots = trust.roots.map((der) => new X509Certificate(der))
  const lists = trust.revocations.map((der) => new CertificateRevocationList({ schema: readDer(der) }))
  const now = { roots, lists, signed: new Map() }
  read.set(trust, now)
  return now
}

/** The revocation lists an issuer signed. */
function listsOf(issuer: X509Certificate, trust: Trust): readonly CertificateRevocationList[] {
  const { lists, signed } = parsed(trust)
  const before = signed.get(issuer.fingerprint256)
  if (before) return before
  const own = lists.filter((list) => isOf(list, issuer))
  signed.set(issuer.fingerprint256, own)
  return own
}

/** Since when a list has the certificate; null where it has not. */
function entryOf(list: CertificateRevocationList, { serialNumber }: X509Certificate): Date | null {
  const entry = (list.revokedCertificates ?? []).find((one) =>
    sameNumber(Buffer.from(one.userCertificate.valueBlock.valueHexView).toString('hex'), serialNumber),
  )
  return entry?.revocationDate.value ?? null
}

/** True when the issuer signed this list: forged and foreign lists do not count. */
function isOf(list: CertificateRevocationList, issuer: X509Certificate): boolean {
  return verify('sha256', list.tbsView, issuer.publicKey, list.signatureValue.valueBlock.valueHexView)
}
