import { findDossiers } from '#modules/dossiers'
import { listBankLines, type BankLine } from '#modules/payments'
import { recordLook, type Work } from '#modules/record'

/** The page of bank lines asked for, and on the record who read what payers wrote and of which dossiers. */
export async function lookAtBankLines(
  work: Pick<Work, 'trx' | 'actor' | 'now'>,
  { shown, ...asked }: Parameters<typeof listBankLines>[1] & { shown: number },
): Promise<BankLine[]> {
  const found = await listBankLines(work.trx, asked)
  const lines = found.slice(0, shown)
  if (lines.length === 0) return found
  const codes = [...new Set(lines.flatMap(({ dossier_code }) => dossier_code ?? []))]
  const dossiers = codes.length > 0 ? await findDossiers(work, codes) : []
  await recordLook(
    work,
    'bank',
    dossiers.map(({ id }) => id),
  )
  return found
}
