import type { Reader } from '#platform/database.ts'

/** The lists a house can switch to; all: whatever has a version. */
export const SWITCH_LISTS = ['communes_112', 'communes_559', 'all'] as const
export type SwitchList = (typeof SWITCH_LISTS)[number]

/** A switch as it is stored. Days are `YYYY-MM-DD`. */
export type SwitchRow = {
  readonly id: string
  readonly list: SwitchList
  readonly valid_from: string
  readonly decided_at: string
  readonly undone_at: string | null
}

/** What is taken from a day on; null: every procedure that has a version. */
export type Switched = { readonly valid_from: string; readonly codes: ReadonlySet<string> | null }

/** Every switch, the latest day first. */
export async function selectSwitches(sql: Reader): Promise<readonly SwitchRow[]> {
  return await sql<SwitchRow[]>`
    select id, list, valid_from, decided_at, undone_at from procedure_switches order by valid_from desc, decided_at desc`
}

/** The switches that hold, with the codes of their lists. */
export async function selectSwitched(sql: Reader): Promise<readonly Switched[]> {
  const rows = await sql<{ valid_from: string; list: SwitchList; codes: string[] | null }[]>`
    select s.valid_from, s.list, (select array_agg(l.code) from procedure_lists l where l.list = s.list) as codes
    from procedure_switches s where s.undone_at is null order by s.valid_from desc`
  return rows.map((row) => ({
    valid_from: row.valid_from,
    codes: row.list === 'all' ? null : new Set(row.codes ?? []),
  }))
}

/** Writes a decided switch. */
export async function insertSwitch(
  sql: Reader,
  row: Pick<SwitchRow, 'id' | 'list' | 'valid_from' | 'decided_at'> & { readonly decided_by: string | null },
): Promise<void> {
  await sql`insert into procedure_switches (id, list, valid_from, decided_at, decided_by)
    values (${row.id}, ${row.list}, ${row.valid_from}, ${row.decided_at}, ${row.decided_by})`
}

/** Takes a switch back; answers whether there was one that held. */
export async function updateUndone(
  sql: Reader,
  undone: { readonly id: string; readonly at: string; readonly by: string | null },
): Promise<boolean> {
  const done = await sql`update procedure_switches set undone_at = ${undone.at}, undone_by = ${undone.by}
    where id = ${undone.id} and undone_at is null`
  return done.count === 1
}
