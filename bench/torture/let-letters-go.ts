import type { Sql } from '#platform/database.ts'
import { pause } from '#platform/processes.ts'

/**
 * Lets every letter that waits go now, as nobody waits for the hours between its tries here; answers the moment up to which
 * every letter was written and left. At most two minutes: what is not sent then is told as a fault.
 */
export async function letLettersGo(sql: Sql): Promise<string> {
  for (let waited = 0; ; waited += 200) {
    await sql`update alert_mails set next_try_at = now()
      where sent_at is null and (next_try_at > now() or failure is not null)`
    // An alert that is being raised at this moment is not seen yet.
    const [row] = await sql<{ waiting: number; until: string }[]>`
      select count(*)::int as waiting, now() - interval '2 seconds' as until
      from alert_mails where sent_at is null and next_try_at is not null`
    if (row && (row.waiting === 0 || waited >= 120_000)) return row.until
    await pause(200)
  }
}
