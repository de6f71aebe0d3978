import { officialStatus, type Dossier } from '#modules/dossiers'
import type { Trx } from '#platform/database.ts'

type Row = Pick<Dossier, 'business' | 'delivery'> & Told
type Told = { code: string; due_at: string | null; delivered_at: string | null; score: number | null }

/** How a dossier that the wall lets this transaction see has gone on, with the score of its hand-over. */
export async function dossierOf(trx: Trx, id: string): Promise<(Told & { status: number }) | null> {
  const [row] = await trx<Row[]>`
    select d.code, d.business, d.delivery, d.due_at, d.delivered_at, r.score
    from dossiers d left join ratings r on r.dossier_id = d.id where d.id = ${id}`
  if (!row) return null
  const { business, delivery, ...told } = row
  return { ...told, status: officialStatus({ business, delivery }) }
}
