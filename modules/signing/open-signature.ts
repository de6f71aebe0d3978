import { randomUUID } from 'node:crypto'
import type { Work } from '#modules/record'
import { takeNumber } from '#modules/registers'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import type { PaperToSign, Signature } from './signature.ts'
import { giveUp } from './settle-signature.ts'
import { insertSignature, lockSignature, updateSignature } from './signing-store.ts'

/**
 * Bắt đầu ký: records that the actor signs a paper, and takes its number. What was cut off or failed before is taken
 * up again under the number it has. The register's row is locked last.
 */
export async function openSignature(work: Work, paper: PaperToSign): Promise<Signature> {
  const before = await lockSignature(work, { noun: paper.id, kind: 'personal' })
  if (before && !isOfYear(work, before)) await giveUp(work, before, OLD_YEAR)
  else if (before) return again(work, before)
  const from = { agency: paper.agency_id, register: paper.register }
  const number = await takeNumber(work, from, { noun_id: paper.id, code: paper.code, about: paper.name })
  return insertSignature(work, paper, { id: randomUUID(), kind: 'personal', number })
}

/** Bắt đầu đóng dấu: the organisation's seal over what was signed, under the same number. */
export async function openSeal(
  work: Work,
  paper: PaperToSign,
): Promise<{ readonly seal: Signature; readonly under: Signature }> {
  const under = await lockSignature(work, { noun: paper.id, kind: 'personal' })
  if (under?.state !== 'signed') {
    throw conflict('not_signed', {
      vi: 'Kết quả chưa có chữ ký số của người ký, nên chưa đóng dấu và phát hành được.',
      en: 'The result has no signature of its signer yet, so it can be neither sealed nor issued.',
    })
  }
  const before = await lockSignature(work, { noun: paper.id, kind: 'seal' })
  const seal = before
    ? await again(work, before)
    : await insertSignature(work, paper, { id: randomUUID(), kind: 'seal', number: under.number })
  return { seal, under }
}

/** A number of last year's register cannot stand on a paper of this year. */
const OLD_YEAR = 'Chưa ký xong khi sổ của năm khép lại'

function isOfYear(work: Work, { state, number }: Signature): boolean {
  return state === 'signed' || number.endsWith(`/${dayOf(work.now).slice(0, 4)}`)
}

function again(work: Work, before: Signature): Promise<Signature> {
  if (before.state !== 'signed') return updateSignature(work, before, { state: 'pending', act: 'open' })
  throw conflict('already_signed', {
    vi: `Kết quả này đã được ${before.signer_name} ký.`,
    en: `${before.signer_name} has signed this result already.`,
  })
}
