import type { Sql } from '#platform/database.ts'
import { pause } from '#platform/processes.ts'

/**
 * Lets every letter that waits go now, as nobody waits for the hours between its tries here; answers when none waits.
 * At most two minutes: what is not sent then is told as a fault.
 */
export async function letLettersGo(look: <T>(run: (sql: Sql) => Promise<T>) => Promise<T>): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 500) {
    const waiting = await look(async (sql) => {
      await sql`update alert_mails set next_try_at = now()
        where sent_at is null and (next_try_at > now() or failure is not null)`
      const [row] = await sql<{ waiting: number }[]>`
        select count(*)::int as waiting from alert_mails where sent_at is null and next_try_at is not null`
      return row?.waiting ?? 0
    })
    if (waiting === 0) return
    await pause(500)
  }
}
