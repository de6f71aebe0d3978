import type { Reader, Trx } from '#platform/database.ts'
import type { Check } from './checklist.ts'

/** What is kept of checklists; of one unit, or of all that the reader sees. */
export async function listChecks(sql: Reader, unit: number | null): Promise<readonly Check[]> {
  return await sql<Check[]>`
    select unit_id, item, owner_name, due_on, done_on, done_by_name, note from readiness_checks
    ${unit === null ? sql`` : sql`where unit_id = ${unit}`} order by unit_id, item`
}

/** Writes one item; answers its version. */
export async function upsertCheck(trx: Trx, check: Check, agency: string): Promise<number> {
  const { unit_id, item, owner_name, due_on, done_on, done_by_name, note } = check
  const [row] = await trx<{ version: number }[]>`
    insert into readiness_checks as c (unit_id, item, agency_id, owner_name, due_on, done_on, done_by_name, note)
    values (${unit_id}, ${item}, ${agency}, ${owner_name}, ${due_on}, ${done_on}, ${done_by_name}, ${note})
    on conflict (unit_id, item) do update set owner_name = excluded.owner_name, due_on = excluded.due_on,
      done_on = excluded.done_on, done_by_name = excluded.done_by_name, note = excluded.note, version = c.version + 1
    returning version`
  return row?.version ?? 1
}
