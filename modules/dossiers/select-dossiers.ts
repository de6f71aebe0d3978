import type { Fragment } from '#platform/database.ts'
import { asItStands, CUT_COLUMNS, CUT_JOIN, type CutRow } from './cut-over-store.ts'
import type { Dossier } from './dossier.ts'
import { COLUMNS } from './dossier-columns.ts'
import type { Seeing } from './dossier-store.ts'
import { maySee } from './dossier-wall.ts'

/** Whole dossiers by a condition on their rows, in an order, as far as both walls let them be seen. */
export async function selectDossiers(
  { trx, actor }: Seeing,
  { where, by, limit }: { readonly where: Fragment; readonly by: Fragment; readonly limit: number },
): Promise<Dossier[]> {
  const rows = await trx<CutRow[]>`
    select ${trx.unsafe(`${COLUMNS}, ${CUT_COLUMNS} from dossiers ${CUT_JOIN}`)}
    where ${where} order by ${by} limit ${limit}`
  return rows.filter((row) => maySee(row, actor)).map(asItStands)
}
