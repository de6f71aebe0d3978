import type { Fragment, Reader } from '#platform/database.ts'
import { seenBy } from './dossier-wall.ts'
import { armsOf } from './list-arms.ts'
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
  const wanted = sql`${viewCondition(sql, filter)} and ${seenBy(sql, filter.actor)} ${channel ? sql`and channel = ${channel}` : sql``}`
  const arm = (where: Fragment): Fragment =>
    sql`(select id, ${sql.unsafe(DUE)} as due, ${sql.unsafe(CLOCK_COUNTS)} as counts from dossiers
      where ${where} and ${wanted} limit 1000)`
  const arms = armsOf(sql, filter)?.arms.map(arm) ?? [arm(sql`true`)]
  if (arms.length === 0) return { all: 0, late: 0, soon: 0 }
  const all = arms.reduce((some, one) => sql`${some} union all ${one}`)
  const [row] = await sql<Waiting[]>`
    select count(*) as all, count(*) filter (where counts and due < ${now}) as late,
      count(*) filter (where counts and due >= ${now} and due < ${soon_until}) as soon
    from (select distinct id, due, counts from (${all}) arms limit 1000) waiting`
  return row ?? { all: 0, late: 0, soon: 0 }
}
