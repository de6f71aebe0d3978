import { findDossiers, type Dossier } from '#modules/dossiers'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { listEntries, type RegisterEntry } from '#modules/registers'
import { certifiedCopyOf, CERTIFIED_COPIES, type CertifiedCopy } from './certified-copy.ts'

/** One line of the book of certified copies: the register's, with what it stands for. */
export type CertifiedLine = {
  readonly entry: RegisterEntry
  /** Its dossier's id. */
  readonly dossier: string | null
  /** Null where the dossier is behind another wall, or is another matter. */
  readonly copy: CertifiedCopy | null
  readonly asked_by: string | null
  readonly signed_by: string | null
  /** Whole đồng that were paid. */
  readonly fee: number | null
}

/** Sổ chứng thực bản sao: the lines of a year with applicant, document, signer, copies and fee, after a number. */
export async function listCertified(
  { trx, actor }: Pick<Work, 'trx' | 'actor'>,
  book: { readonly agency: string; readonly year: number },
  page: { readonly after: number; readonly limit: number },
): Promise<CertifiedLine[]> {
  const entries = await listEntries(trx, { ...book, register: CERTIFIED_COPIES }, page)
  const codes = [...new Set(entries.map(({ code }) => code))]
  const dossiers = new Map((await findDossiers({ trx, actor }, codes)).map((one) => [one.code, one]))
  const lines: CertifiedLine[] = []
  for (const entry of entries) lines.push({ entry, ...(await toldBy(dossiers.get(entry.code))) })
  return lines

  async function toldBy(dossier: Dossier | undefined) {
    if (!dossier) return { dossier: null, copy: null, asked_by: null, signed_by: null, fee: null }
    return {
      dossier: dossier.id,
      copy: certifiedCopyOf(dossier, await getVersion(trx, dossier.procedure_version_id)),
      asked_by: dossier.persons.filer.full_name,
      signed_by: dossier.decision?.signed_by ?? null,
      fee: dossier.fee_paid,
    }
  }
}
