import type { Json, Reader, Trx } from '#platform/database.ts'

/** How an agency writes its codes from a day on. */
export type AgencyPattern = {
  readonly agency_id: string
  readonly pattern: string
  readonly valid_from: string
}

/** The patterns of their own that agencies write codes by on a day, by agency. */
export async function listOwnPatterns(sql: Reader, on: string): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ agency_id: string; pattern: string }[]>`
    select distinct on (agency_id) agency_id, pattern from code_patterns
    where agency_id is not null and valid_from <= ${on} order by agency_id, valid_from desc`
  return new Map(rows.map(({ agency_id, pattern }) => [agency_id, pattern]))
}

/**
 * Mẫu mã theo về nơi kế thừa: from the day on it writes codes as the agency before it did. The running number is of the code's
 * fixed part, so a pattern that goes on gives no number twice.
 */
export async function insertPatterns(trx: Trx, patterns: readonly AgencyPattern[]): Promise<void> {
  const rows: Json = patterns.map((pattern) => ({ ...pattern }))
  await trx`
    insert into code_patterns (agency_id, pattern, valid_from)
    select agency_id, pattern, valid_from
    from jsonb_to_recordset(${trx.json(rows)}::jsonb) as r (agency_id uuid, pattern text, valid_from date)
    on conflict do nothing`
}

/** Takes patterns away again; codes that were written by them stay as they are. */
export async function deletePatterns(
  trx: Trx,
  patterns: readonly Pick<AgencyPattern, 'agency_id' | 'valid_from'>[],
): Promise<void> {
  const rows: Json = patterns.map(({ agency_id, valid_from }) => ({ agency_id, valid_from }))
  await trx`
    delete from code_patterns p
    using jsonb_to_recordset(${trx.json(rows)}::jsonb) as r (agency_id uuid, valid_from date)
    where p.agency_id = r.agency_id and p.valid_from = r.valid_from`
}
