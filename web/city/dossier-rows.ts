import { versionOf } from '#http/names.ts'
import { presentLine, type DossierSummary } from '#http/present-dossier.ts'
import type { DossierLine } from '#modules/dossiers'
import { recordLook } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { say } from '#platform/text.ts'
import type { Reader } from '../serve.ts'

/** A line of a list with the procedure's short name. */
export type DossierRow = DossierSummary & { readonly short_name: string }

/** Lines of a list as the city reads them. */
export async function presentRows(
  trx: Trx,
  lines: readonly DossierLine[],
  reader: Reader,
): Promise<DossierRow[]> {
  const { actor, now, language } = reader
  await recordLook(
    { trx, actor, now },
    'list',
    lines.map(({ id }) => id),
  )
  return Promise.all(
    lines.map(async (line) => ({
      ...(await presentLine(trx, line, { actor, now, language })),
      short_name: say((await versionOf(trx, line.procedure_version_id)).definition.short_name, language),
    })),
  )
}
