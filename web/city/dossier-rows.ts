import type { DossierLine } from '#modules/dossiers'
import { recordLook } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { nameLines, type NamedLine } from '../name-lines.ts'
import type { Reader } from '../serve.ts'

/** A line of a list as the city reads it. */
export type DossierRow = NamedLine

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
  return nameLines(trx, lines, { actor, now, language })
}
