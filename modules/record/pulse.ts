import type { Reader } from '#platform/database.ts'

/** Writes the time, so that a copy of the database can tell how old it is; worth nothing after a crash, so nothing waits for it. */
export async function beatPulse(sql: Reader, now: string): Promise<void> {
  await sql`
    insert into pulses (name, at)
    select 'house', ${now} from (select set_config('synchronous_commit', 'off', true)) as unhurried
    on conflict (name) do update set at = excluded.at`
}

/** The last moment this database has seen; null where nobody beats the pulse. */
export async function readPulse(sql: Reader): Promise<string | null> {
  const [row] = await sql<{ at: string }[]>`select at from pulses where name = 'house'`
  return row?.at ?? null
}
