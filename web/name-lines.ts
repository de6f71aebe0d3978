import { versionOf } from '#http/names.ts'
import { presentLines, type DossierSummary, type Reading } from '#http/present-dossier.ts'
import type { DossierLine } from '#modules/dossiers'
import type { Trx } from '#platform/database.ts'
import { say } from '#platform/text.ts'

/** A line of a list with the procedure's short name. */
export type NamedLine = DossierSummary & { readonly short_name: string }

/** Lines of a list as pages show them, in their order. */
export async function nameLines(
  trx: Trx,
  lines: readonly DossierLine[],
  reading: Reading,
): Promise<NamedLine[]> {
  const [presented, versions] = await Promise.all([
    presentLines(trx, lines, reading),
    Promise.all(lines.map((line) => versionOf(trx, line.procedure_version_id))),
  ])
  return presented.map((line, at) => ({
    ...line,
    short_name: say(versions[at]?.definition.short_name ?? { vi: '', en: '' }, reading.language),
  }))
}
