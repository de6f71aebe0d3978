import { X509Certificate } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { printResult, printSeal, printSignature, type Result } from '#modules/prints'
import type { Signature, SignedBytes } from '#modules/signing'
import { sha256 } from '#platform/signing/asn1.ts'
import type { KeyOwner } from '#platform/signing/key-ring.ts'
import { signPdf } from '#platform/signing/sign-pdf.ts'
import type { Place, Visible } from '#platform/signing/signature-field.ts'
import { chainFault } from '#platform/signing/verify-chain.ts'
import { WHY_NOT } from '#platform/signing/verify-pdf.ts'
import type { Door } from '../door.ts'

/** A round seal of 36 mm, in points. */
const SEAL = 102

/** Sets the result and signs it as its signer; nothing of this happens inside a transaction. */
export async function signPersonal(
  door: Door,
  { signature, result }: { readonly signature: Signature; readonly result: Result },
): Promise<SignedBytes> {
  const { pdf, places } = await printResult(door.pdf, result)
  const [place] = places
  if (!place) throw new Error('the layout of the result has no place for a signature')
  const { signer_name: name, signer_title: title } = signature
  const at = door.clock()
  const picture = await printSignature(door.pdf, { name, organisation: result.body, at })
  const owner = { id: signature.signer_id, subject: { name, title, organisation: result.body } }
  const reason = `Ký ${result.name}, số ${signature.number}`
  const visible = { place, picture, name, reason, location: result.place }
  return signAs(door, { id: signature.id, owner, before: pdf, visible, at })
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
  return signAs(door, { id: seal.id, owner, before, visible, at })
}

type Job = {
  readonly id: string
  readonly owner: KeyOwner
  readonly before: Buffer
  readonly visible: Visible
  readonly at: string
}

async function signAs(door: Door, { id, owner, before, visible, at }: Job): Promise<SignedBytes> {
  const { keys, stamps } = door.signing
  const key = await keys.keyOf(owner)
  const certificate = new X509Certificate(key.certificate)
  const fault = chainFault(certificate, { sent: key.chain, at, trust: await keys.trust() })
  if (fault) throw new Error(WHY_NOT[fault].vi)
  const signed = await signPdf(before, visible, { key, stamps, now: at })
  const { sha256: file_sha256 } = await door.files.store([signed], () => Promise.resolve(null))
  return {
    ...{ id, file_sha256, signed_at: at, place: visible.place },
    document_sha256: Buffer.from(sha256(before)).toString('hex'),
    certificate: certificate.serialNumber.toLowerCase(),
  }
}
