import { Type, type Static } from 'typebox'
import { holds, type Work } from '#modules/record'
import { voidNumber } from '#modules/registers'
import { conflict, forbidden, notFound } from '#platform/refusal.ts'
import type { Signature, SignedBytes } from './signature.ts'
import { lockSignature, lockSignatureById, updateSignature } from './signing-store.ts'

/** Giữ chữ ký: the signed bytes are stored and count, as part of the noun's own act. */
export async function keepSignature(work: Work, signed: SignedBytes): Promise<Signature> {
  const before = await lockSignatureById(work, signed.id)
  if (before?.state === 'pending')
    return updateSignature(work, before, { state: 'signed', act: 'sign', signed })
  throw conflict('signature_moved_on', {
    vi: 'Lần ký này đã được người khác kết thúc. Hãy xem lại hồ sơ.',
    en: 'Somebody else has ended this signature meanwhile. Look at the dossier again.',
  })
}

/** Ký hỏng: the bytes could not be signed, or could not count; the number waits for the next try. */
export async function failSignature(work: Work, id: string, reason: string): Promise<void> {
  const before = await lockSignatureById(work, id)
  if (before?.state === 'pending')
    await updateSignature(work, before, { state: 'failed', act: 'fail', reason })
}

export const VoidInput = Type.Object(
  { reason: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }) },
  { additionalProperties: false },
)
export type VoidInput = Static<typeof VoidInput>

/** Bỏ ký, hủy số: a signer gives up a signature that failed; its number is void with the reason and never used again. */
export async function voidSignature(work: Work, id: string, { reason }: VoidInput): Promise<Signature> {
  const before = await lockSignatureById(work, id)
  if (!before) {
    throw notFound('signature', { vi: 'Không có lần ký này.', en: 'There is no such signature.' })
  }
  if (!holds(work.actor, 'signer') || before.kind !== 'personal') {
    throw forbidden('not_your_signature', {
      vi: 'Chỉ người ký được bỏ một lần ký hỏng và hủy số của nó.',
      en: 'Only a signer gives up a failed signature and voids its number.',
    })
  }
  if (before.state === 'pending' || before.state === 'failed') {
    return giveUp(work, before, reason)
  }
  throw conflict('signature_stands', {
    vi: 'Chữ ký này đã hoàn tất hoặc đã bỏ; chỉ bỏ được lần ký chưa xong.',
    en: 'This signature is complete or given up; only an unfinished one can be given up.',
  })
}

/** The noun ends without its paper: a number that waits for a signature is void with that reason. */
export async function voidUnfinished(work: Work, noun: string, reason: string): Promise<void> {
  const before = await lockSignature(work, { noun, kind: 'personal' })
  // Who may not open the book leaves the number to the signers of its agency, who find it on their page.
  if (!before || !work.actor.agencies.includes(before.agency_id)) return
  if (before.state !== 'signed') await giveUp(work, before, `Hồ sơ kết thúc: ${reason}`)
}

/** The signature is void, and its number in the book with it. */
export async function giveUp(work: Work, before: Signature, reason: string): Promise<Signature> {
  const [number = 0, year = 0] = before.number.split('/').map(Number)
  const { agency_id: agency, register } = before
  await voidNumber(work, { agency, register, year, number }, reason)
  return updateSignature(work, before, { state: 'void', act: 'void', reason })
}
