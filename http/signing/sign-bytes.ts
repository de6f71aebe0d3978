import { X509Certificate } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { printSeal, printSignature } from '#modules/prints'
import type { Signature, SignedBytes } from '#modules/signing'
import { sha256 } from '#platform/signing/asn1.ts'
import type { KeyOwner } from '#platform/signing/key-ring.ts'
import { signPdf } from '#platform/signing/sign-pdf.ts'
import type { Place, Visible } from '#platform/signing/signature-field.ts'
import { chainFault } from '#platform/signing/verify-chain.ts'
import { WHY_NOT } from '#platform/signing/verify-pdf.ts'
import type { Door } from '../door.ts'
import type { PaperToSet } from '../prints/paper-to-sign.ts'
import type { ResultFacts } from '../prints/result.ts'

/** A round seal of 36 mm, in points. */
const SEAL = 102

type ToSign = { readonly signature: Signature; readonly paper: PaperToSet; readonly said: ResultFacts }

/** Sets the result and signs it as its signer; nothing of this happens inside a transaction. */
export async function signPersonal(door: Door, { signature, paper, said }: ToSign): Promise<SignedBytes> {
  const { pdf, places, facts_digest } = await paper.set(said)
  const [place] = places
  if (!place) throw new Error('the layout of the result has no place for a signature')
  const { signer_name: name, signer_title: title } = signature
  const at = door.clock()
  const picture = await printSignature(door.pdf, { name, organisation: paper.body, at })
  const owner = { id: signature.signer_id, subject: { name, title, organisation: paper.body } }
  const reason = `Ký ${paper.name}, số ${signature.number}`
  const visible = { place, picture, name, reason, location: paper.place }
  return signAs(door, { id: signature.id, owner, before: pdf, visible, at, facts_digest })
}

/** Puts the organisation's seal over a third of the signature, on its left (NĐ 30/2020, Phụ lục I). */
export async function signSeal(
  door: Door,
  { seal, under, organisation }: { seal: Signature; under: Signature; organisation: string },
): Promise<SignedBytes> {
  const { place, file_sha256 } = under
  if (!place || !file_sha256) throw new Error(`the signature ${under.id} has no file`)
  const at = door.clock()
  const where: Place = {
    page: place.page,
    x: place.x + place.width / 3 - SEAL,
    y: place.y + place.height / 2 - SEAL / 2,
    ...{ width: SEAL, height: SEAL },
  }
  const picture = await printSeal(door.pdf, { organisation, at })
  const owner = { id: seal.agency_id, subject: { name: organisation } }
  const reason = `Đóng dấu và phát hành, số ${seal.number}`
  const visible = { place: where, picture, name: organisation, reason, location: '' }
  const before = await buffer(await door.files.read(file_sha256))
  return signAs(door, { id: seal.id, owner, before, visible, at, facts_digest: null })
}

type Job = {
  readonly id: string
  readonly owner: KeyOwner
  readonly before: Buffer
  readonly visible: Visible
  readonly at: string
  readonly facts_digest: string | null
}

/** Signs a PDF with the key of its owner and stores it; refuses a certificate that does not hold at the moment. */
export async function signAs(
  door: Pick<Door, 'files' | 'signing'>,
  { id, owner, before, visible, at, facts_digest }: Job,
): Promise<SignedBytes> {
  const { keys, stamps } = door.signing
  const key = await keys.keyOf(owner)
  const certificate = new X509Certificate(key.certificate)
  const fault = chainFault(certificate, { sent: key.chain, at, trust: await keys.trust() })
  if (fault) throw new Error(WHY_NOT[fault].vi)
  const signed = await signPdf(before, visible, { key, stamps, now: at })
  const { sha256: file_sha256 } = await door.files.store([signed], () => Promise.resolve(null))
  return {
    ...{ id, file_sha256, facts_digest, signed_at: at, place: visible.place },
    document_sha256: Buffer.from(sha256(before)).toString('hex'),
    certificate: certificate.serialNumber.toLowerCase(),
  }
}
