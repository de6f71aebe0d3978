import type { Authority } from '#modules/authority'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { openSeal, openSignature, type PaperToSign } from '#modules/signing'
import { authorityToSign } from './approve-dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import type { Dossier } from './dossier.ts'

/** The result's signature as it is begun: by which authority, under which number. */
export type Signing = {
  readonly dossier: Dossier
  readonly authority: Authority
  readonly signature: Awaited<ReturnType<typeof openSignature>>
}

/** True when an approval of this actor is the signature on the result, not a head's endorsement. */
export async function isSigning(work: Work, target: Target): Promise<boolean> {
  const dossier = await lockDossier(work, target)
  return judgeAct(dossier, 'approve', work).to === 'approved'
}

/** First half of signing a result: judges state and authority now, takes the number and records the signature as pending. */
export async function beginSigning(work: Work, target: Target): Promise<Signing> {
  const dossier = await lockDossier(work, target)
  judgeAct(dossier, 'approve', work)
  const authority = await authorityToSign(work, dossier)
  return { dossier, authority, signature: await openSignature(work, await paperOf(work, dossier)) }
}

/** First half of issuing a signed result: records the agency's seal as pending; null where the result bears no signature. */
export async function beginSealing(
  work: Work,
  target: Target,
): Promise<(Awaited<ReturnType<typeof openSeal>> & { readonly dossier: Dossier }) | null> {
  const dossier = await lockDossier(work, target)
  judgeAct(dossier, 'number', work)
  if (!dossier.decision?.signature) return null
  return { dossier, ...(await openSeal(work, await paperOf(work, dossier))) }
}

async function paperOf(work: Work, dossier: Dossier): Promise<PaperToSign> {
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const { filer_id, principal_id, proxy_id } = dossier
  return {
    ...{ id: dossier.id, code: dossier.code, unit_id: dossier.unit_id },
    agency_id: dossier.competence_agency_id,
    agency_ids: [
      ...new Set([dossier.signer_agency_id, dossier.reception_agency_id, dossier.return_agency_id]),
    ],
    person_ids: [filer_id, principal_id, proxy_id].filter((id) => id !== null),
    register: version.definition.result.register,
    name: version.definition.result.name.vi,
  }
}
