import type { Reader } from '#platform/database.ts'
import { DUE, type DossierFilter } from './list-dossiers.ts'
import { CLOCK_COUNTS, viewCondition, type Viewed } from './views.ts'

/** How much waits, no further than a thousand: more than that nobody counts. */
export type Waiting = { readonly all: number; readonly late: number; readonly soon: number }

/** How many dossiers a view has, and how many of them are late or due soon. */
export async function countDossiers(
  sql: Reader,
  filter: Viewed & Pick<DossierFilter, 'channel'>,
): Promise<Waiting> {
  const { now, soon_until, channel } = filter
  const [row] = await sql<Waiting[]>`
    select count(*) as all, count(*) filter (where counts and due < ${now}) as late,
      count(*) filter (where counts and due >= ${now} and due < ${soon_until}) as soon
    from (
      select ${sql.unsafe(DUE)} as due, ${sql.unsafe(CLOCK_COUNTS)} as counts from dossiers
      where ${viewCondition(sql, filter)} ${channel ? sql`and channel = ${channel}` : sql``} limit 1000
    ) waiting`
  return row ?? { all: 0, late: 0, soon: 0 }
}
