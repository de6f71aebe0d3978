import {
  approveDossier,
  beginSealing,
  beginSigning,
  isSigning,
  numberDossier,
  type Dossier,
  type SignedResult,
  type Target,
} from '#modules/dossiers'
import type { Actor, Key, Work } from '#modules/record'
import { failSignature, type Signature, type SignedBytes } from '#modules/signing'
import { conflict, Refusal } from '#platform/refusal.ts'
import { NoKey } from '#platform/signing/key-ring.ts'
import { WrongClock } from '#platform/signing/sign-pdf.ts'
import type { Door } from '../door.ts'
import { agencyOf } from '../names.ts'
import { factsOf } from '../prints/facts.ts'
import { paperToSign } from '../prints/paper-to-sign.ts'
import { act, actEnding, type Done } from '../work.ts'
import { signPersonal, signSeal } from './sign-bytes.ts'

/** Who acts, under which key. */
export type Doing = { readonly actor: Actor; readonly key: Key | null }

/** What a first transaction began: the signature that is pending, and how its bytes are made. */
type Begun<Signed extends SignedBytes> = {
  readonly pending: Signature
  readonly version: number
  readonly sign: () => Promise<Signed>
}

/**
 * Ký kết quả, in three parts: a transaction judges authority, takes the number and records the signature as pending;
 * the bytes are signed outside any; a second transaction judges again at its moment, refuses where the paper says another
 * authority than it finds, keeps the bytes and advances the dossier. A head's endorsement signs nothing and is one transaction.
 */
export function signResult(door: Door, doing: Doing, target: Target): Promise<Done<Dossier>> {
  const begin = async (work: Work): Promise<Begun<SignedResult> | Dossier> => {
    if (door.results === 'paper' || !(await isSigning(work, target))) return approveDossier(work, target)
    const asked = { code: target.code, actor: work.actor, find: () => undefined, head: 'competence' } as const
    const facts = await factsOf(door, work.trx, asked)
    const draft = { number: null, dated_at: work.now, authority: null, signer: work.actor.name, mark: null }
    const paper = await paperToSign(door, work.trx, { facts, said: draft })
    // The register's row is locked from here to the commit.
    const { signature, authority, dossier } = await beginSigning(work, target)
    const said = { ...draft, number: signature.number, authority }
    const sign = async () => ({
      ...(await signPersonal(door, { signature, paper, said })),
      printed: authority,
    })
    return { pending: signature, version: dossier.version, sign }
  }
  return inThreeParts(door, doing, {
    begin,
    end: (work, version, signed) => approveDossier(work, { code: target.code, version }, signed),
  })
}

/** Cấp số, phát hành: as `signResult`, with the agency's seal; a result without a signature is only issued. */
export function sealResult(door: Door, doing: Doing, target: Target): Promise<Done<Dossier>> {
  const begin = async (work: Work): Promise<Begun<SignedBytes> | Dossier> => {
    const begun = await beginSealing(work, target)
    if (!begun) return numberDossier(work, target)
    const { seal, under, dossier } = begun
    const { name } = await agencyOf(work.trx, seal.agency_id)
    const sign = () => signSeal(door, { seal, under, organisation: name })
    return { pending: seal, version: dossier.version, sign }
  }
  return inThreeParts(door, doing, {
    begin,
    end: (work, version, signed) => numberDossier(work, { code: target.code, version }, signed),
  })
}

type Parts<Signed extends SignedBytes> = {
  readonly begin: (work: Work) => Promise<Begun<Signed> | Dossier>
  readonly end: (work: Work, version: number, signed: Signed) => Promise<Dossier>
}

/** Why a signature failed, in the words of the one who has to do something about it. */
function whyOf(error: unknown): string {
  if (error instanceof Refusal) return error.text.vi
  if (error instanceof NoKey) return 'Chưa có khóa ký và chứng thư số của người ký. Hãy báo quản trị.'
  if (error instanceof WrongClock) return 'Dấu thời gian lệch giờ của hệ thống. Hãy báo quản trị.'
  return error instanceof Error ? error.message : String(error)
}

async function inThreeParts<Signed extends SignedBytes>(
  door: Door,
  doing: Doing,
  { begin, end }: Parts<Signed>,
): Promise<Done<Dossier>> {
  const begun = await actEnding(door, doing, begin)
  const { answer } = begun
  if (!('pending' in answer)) return { ...begun, answer }
  const { pending, version, sign } = answer
  try {
    const signed = await sign()
    return await actEnding(door, doing, (work) => end(work, version, signed))
  } catch (error) {
    const why = whyOf(error)
    await act(door, { actor: doing.actor, key: null }, (work) => failSignature(work, pending.id, why))
    if (error instanceof Refusal) throw error
    throw conflict('signing_failed', {
      vi: `Chưa ký được: ${why} Số ${pending.number} được giữ cho lần ký lại.`,
      en: `It could not be signed: ${why} Number ${pending.number} is kept for the next try.`,
    })
  }
}
