import type { Reader, Trx } from '#platform/database.ts'
import type { SuccessionRow } from './succession-rows.ts'

/** A step of the successor graph with the paragraph that made it. */
export type Succession = Pick<
  SuccessionRow,
  'old_unit_id' | 'new_unit_id' | 'extent' | 'receives_population' | 'legal_basis' | 'clause'
>

/** The steps from these units onwards that had happened by a day. */
export async function selectSuccessions(
  sql: Reader,
  olds: readonly number[],
  on: string,
): Promise<Succession[]> {
  return sql<Succession[]>`
    select old_unit_id, new_unit_id, extent, receives_population, legal_basis, clause
    from unit_successions where old_unit_id = any (${[...olds]}::int[]) and effective_on <= ${on}
    order by old_unit_id, new_unit_id`
}

/** The steps that led to these units after a day: the way back into the past. */
export async function selectPredecessions(
  sql: Reader,
  news: readonly number[],
  on: string,
): Promise<Succession[]> {
  return sql<Succession[]>`
    select old_unit_id, new_unit_id, extent, receives_population, legal_basis, clause
    from unit_successions where new_unit_id = any (${[...news]}::int[]) and effective_on > ${on}
    order by new_unit_id, old_unit_id`
}

/** The steps that made a unit, with the day they took effect. */
export async function selectOrigins(
  sql: Reader,
  unit: number,
): Promise<(Succession & { readonly effective_on: string })[]> {
  return sql<(Succession & { effective_on: string })[]>`
    select old_unit_id, new_unit_id, extent, receives_population, legal_basis, clause, effective_on
    from unit_successions where new_unit_id = ${unit} order by old_unit_id`
}

/** The communes that lay in these districts until the districts closed: commune → district. */
export async function selectCommunesIn(
  sql: Reader,
  districts: readonly number[],
): Promise<Map<number, number>> {
  const rows = await sql<{ unit_id: number; parent_id: number }[]>`
    select v.unit_id, v.parent_id from unit_versions v join units d on d.id = v.parent_id
    where v.parent_id = any (${[...districts]}::int[]) and v.valid_to = d.closed_on`
  return new Map(rows.map((row) => [row.unit_id, row.parent_id]))
}

/** Every folded name of about this length, once: what a misspelt name is compared with. */
export async function selectFoldedNames(sql: Reader, shortest: number, longest: number): Promise<string[]> {
  const rows = await sql<{ folded: string }[]>`
    select distinct folded from unit_versions where length(folded) between ${shortest} and ${longest}`
  return rows.map(({ folded }) => folded)
}

/** A row of `where_to_go_answers`. */
export type AnswerRow = {
  readonly id: string
  readonly answered_at: string
  readonly asked_on: string
  readonly decided_unit_id: number | null
  readonly candidate_ids: readonly number[]
  readonly how: string
  readonly matched_ids: readonly number[]
  readonly legal_basis: string | null
  readonly clause: string | null
}

/** Keeps an answer. */
export async function insertAnswer(trx: Trx, row: AnswerRow): Promise<void> {
  await trx`
    insert into where_to_go_answers (id, answered_at, asked_on, decided_unit_id, candidate_ids, how,
      matched_ids, legal_basis, clause)
    values (${row.id}, ${row.answered_at}, ${row.asked_on}, ${row.decided_unit_id},
      ${[...row.candidate_ids]}::int[], ${row.how}, ${[...row.matched_ids]}::int[],
      ${row.legal_basis}, ${row.clause})`
}
