import {
  authorityFor,
  requireAuthority,
  signingFacts,
  type Authority,
  type Verdict,
} from '#modules/authority'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { keepSignature, type SignedBytes } from '#modules/signing'
import { canonicalJson } from '#platform/canonical-json.ts'
import type { Trx } from '#platform/database.ts'
import { conflict } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { waitForPapers } from './request-supplement.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

/** A result as it was signed outside any transaction, with the authority that is printed over the signature. */
export type SignedResult = SignedBytes & { readonly printed: Authority }

/**
 * Phê duyệt, ký: the head endorses a proposal, then the signer decides; the signer's authority is judged at this instant
 * and kept with the decision, and the bytes signed outside begin to count. Without them the result bears no digital
 * signature and says so: histories are played like that. The head also approves a second request for papers, which only then reaches the applicant.
 */
export async function approveDossier(work: Work, target: Target, signed?: SignedResult): Promise<Dossier> {
  // What decides who signs travels with the lock; whose dossier it is decides afterwards which of it counts.
  const [dossier] = await Promise.all([
    lockDossier(work, target),
    ...work.actor.posts.flatMap(({ role, agency_id }) =>
      role === 'signer' ? [signingFacts(work.trx, agency_id)] : [],
    ),
  ])
  const step = judgeAct(dossier, 'approve', work)
  if (step.to === 'supplement') {
    const items = dossier.supplement?.items.map((item) => item.key) ?? []
    return writeDossier(work, dossier, { step, changes: waitForPapers(dossier, work.now), data: { items } })
  }
  if (!dossier.decision) throw new Error(`dossier ${dossier.code} is ${dossier.business} without a decision`)
  if (step.to === 'approved') {
    const authority = await authorityToSign(work, dossier)
    if (signed) mustBePrinted(authority, signed.printed)
    const signed_by = `${work.actor.name}, ${work.actor.title}`
    const signature = signed && (await keepSignature(work, signed))
    const kept = signature ? { signature: { id: signature.id, number: signature.number } } : {}
    const decision = { ...dossier.decision, approved_at: work.now, signed_by, authority, ...kept }
    const { legal_basis: _text, ...used } = authority
    return writeDossier(work, dossier, {
      step,
      changes: { decision },
      data: { authority: used },
      isLast: true,
    })
  }
  if (dossier.holder_id === work.actor.id) {
    throw conflict('own_draft', {
      vi: 'Người soạn kết quả không được tự duyệt hoặc ký. Hãy để người khác có thẩm quyền ký.',
      en: 'Who drafted the result may not approve or sign it. Let another competent person sign.',
    })
  }
  return writeDossier(work, dossier, { step, changes: { decision: dossier.decision }, isLast: true })
}

/** The paper may not say another right than the one it counts by: it is set and signed again, under the same number. */
function mustBePrinted(authority: Authority, printed: Authority): void {
  if (canonicalJson(authority) === canonicalJson(printed)) return
  const [was, is] = [printed, authority].map(inWords)
  throw conflict('authority_changed', {
    vi: `Thẩm quyền ký đã đổi trong lúc ký: giấy in “${was}”, nay là “${is}”. Hãy ký lại để giấy ghi đúng thẩm quyền.`,
    en: `The authority changed while it was being signed: the paper says “${was}”, now it is “${is}”. Sign again, so that the paper says the right one.`,
  })
}

function inWords({ words, instrument }: Authority): string {
  return [...words, ...(instrument ? [`văn bản số ${instrument.number}`] : [])].join(', ')
}

/** By what right the actor signs this dossier's result now; refuses where he has none, saying who has. */
export async function authorityToSign(work: Signing, dossier: Dossier): Promise<Authority> {
  return requireAuthority(work.trx, await askedToSign(work, dossier))
}

/** Whether the actor could sign this dossier's result now: by what right, or why not and who can. */
export async function verdictToSign(work: Signing, dossier: Dossier): Promise<Verdict> {
  return authorityFor(work.trx, await askedToSign(work, dossier))
}

type Signing = Pick<Work, 'trx' | 'actor' | 'now'>

async function askedToSign({ trx, actor, now }: Signing, dossier: Dossier) {
  return {
    actor,
    procedure: dossier.procedure_code,
    case: dossier.case_key,
    agency: dossier.signer_agency_id,
    unit: dossier.unit_id,
    money: await moneyOf(trx, dossier),
    drafter: dossier.holder_id,
    at: now,
  }
}

/** What sum the decision is about: the largest of those the applicant named and of an obligation; whole đồng. */
async function moneyOf(trx: Trx, dossier: Dossier): Promise<number> {
  const { definition } = await getVersion(trx, dossier.procedure_version_id)
  const keys = definition.form.sections.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.type === 'money' ? [field.key] : [])),
  )
  const named = keys.map((key) => dossier.answers[key]).filter((sum) => typeof sum === 'number')
  return Math.max(0, dossier.obligation?.amount ?? 0, ...named)
}
