import { certifiedCopyOf } from '#modules/certification'
import type { Dossier } from '#modules/dossiers'
import { listStated, type PaperToProve, type StatedPaper } from '#modules/evidence'
import { listSignatures } from '#modules/signing'
import type { Trx } from '#platform/database.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import { sealStatement } from '#platform/tlog/statement.ts'
import { agencyOf, versionOf } from '../names.ts'

/**
 * The papers of a dossier as their QR codes state them: those that were printed, and the result or certification that was
 * signed. Made from the digests in the log, not from today's facts: a paper that says anything else states something else.
 */
export async function papersToProve(trx: Trx, dossier: Dossier, key: SigningKey): Promise<PaperToProve[]> {
  const papers = [...(await listStated(trx, dossier.id)), ...(await signedOf(trx, dossier))]
  return papers.map(({ noun_id, facts_digest, ...said }) => {
    const facts = Buffer.from(facts_digest, 'hex')
    return { statement: sealStatement({ ...said, code: dossier.code, facts }, key), noun_id, facts_digest }
  })
}

async function signedOf(trx: Trx, dossier: Dossier): Promise<StatedPaper[]> {
  const signatures = await listSignatures(trx, dossier.id)
  const version = await versionOf(trx, dossier.procedure_version_id)
  const what = certifiedCopyOf(dossier, version) ? 'certification' : 'result'
  const papers: StatedPaper[] = []
  for (const { id, state, number, dated_at: at, agency_id, facts_digest } of signatures) {
    if (state !== 'signed' || facts_digest === null) continue
    const { name: by } = await agencyOf(trx, agency_id)
    papers.push({ noun_id: id, what, number, at, by, facts_digest })
  }
  return papers
}
