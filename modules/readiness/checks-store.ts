import type { Reader, Trx } from '#platform/database.ts'
import type { Check } from './checklist.ts'

/** What is kept of checklists; of one unit, or of all that the reader sees. */
export async function listChecks(sql: Reader, unit: number | null): Promise<readonly Check[]> {
  return await sql<Check[]>`
    select unit_id, item, owner_name, due_on, done_on, done_by_name, note from readiness_checks
    ${unit === null ? sql`` : sql`where unit_id = ${unit}`} order by unit_id, item`
}

type Written = Pick<Check, 'done_on' | 'done_by_name'> & { readonly version: number }

/** Writes one item and answers what stands: one that was found done before stays so by whom and since when it was. */
export async function upsertCheck(trx: Trx, check: Check, agency: string): Promise<Written> {
  const { unit_id, item, owner_name, due_on, done_on, done_by_name, note } = check
  const [row] = await trx<Written[]>`
    insert into readiness_checks as c (unit_id, item, agency_id, owner_name, due_on, done_on, done_by_name, note)
    values (${unit_id}, ${item}, ${agency}, ${owner_name}, ${due_on}, ${done_on}, ${done_by_name}, ${note})
    on conflict (unit_id, item) do update set owner_name = excluded.owner_name, due_on = excluded.due_on,
      done_on = case when excluded.done_on is not null then coalesce(c.done_on, excluded.done_on) end,
      done_by_name = case when excluded.done_on is not null then coalesce(c.done_by_name, excluded.done_by_name) end,
      note = excluded.note, version = c.version + 1
    returning version, done_on, done_by_name`
  return row ?? { version: 1, done_on, done_by_name }
}
