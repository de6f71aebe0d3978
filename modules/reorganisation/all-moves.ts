import type { Reader } from '#platform/database.ts'
import type { StoredMove } from './moves-store.ts'

/** A move as a list of them tells it. */
export type MoveLine = Pick<
  StoredMove,
  | 'code'
  | 'procedure_code'
  | 'business'
  | 'outcome'
  | 'how'
  | 'from_unit'
  | 'to_unit'
  | 'candidates'
  | 'due_at'
  | 'becomes_late'
  | 'originals'
  | 'state'
>

/** Every move of a plan by code, page by page. */
export async function* walkMoves(sql: Reader, plan: string, pageSize = 2000): AsyncGenerator<MoveLine[]> {
  for (let after = ''; ;) {
    const page = await sql<MoveLine[]>`
      select code, procedure_code, business, outcome, how, from_unit, to_unit, candidates, due_at, becomes_late, originals, state
      from reorganisation_moves where plan_id = ${plan} and code > ${after} order by code limit ${pageSize}`
    yield page
    if (page.length < pageSize) return
    after = page.at(-1)?.code ?? after
  }
}
