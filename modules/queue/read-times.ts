import { Type, type Static } from 'typebox'
import type { Reader } from '#platform/database.ts'

/** A quarter of an hour at the counters: who came, who was called after how long, what was done in how long. */
export const QuarterHour = Type.Object({
  unit_id: Type.Integer(),
  /** When the quarter began. */
  at: Type.String(),
  taken: Type.Integer(),
  called: Type.Integer(),
  waited_s: Type.Integer(),
  longest_s: Type.Integer(),
  done: Type.Integer(),
  served_s: Type.Integer(),
  missed: Type.Integer(),
})
export type QuarterHour = Static<typeof QuarterHour>

type Asked = { readonly unit?: number | undefined; readonly on: string }

/**
 * Waits and services by fifteen minutes on a day, of a unit or of all: `waited_s` is the sum over those called then, so that
 * quarters and units add up. What a desk did without its line counts when it happened, once it is known. Quarters in which
 * nothing happened are left out.
 */
export async function readTimes(sql: Reader, { unit, on }: Asked): Promise<QuarterHour[]> {
  const [from, to] = [`${on}T00:00:00+07:00`, `${on}T23:59:59.999+07:00`]
  const here = (table: string) =>
    unit === undefined ? sql`true` : sql`${sql.unsafe(table)}.unit_id = ${unit}`
  const quarter = (column: string) =>
    sql.unsafe(`date_bin('15 minutes', ${column}, timestamptz '2000-01-01T00:00:00Z')`)
  return await sql<QuarterHour[]>`
    select unit_id, quarter as at, sum(taken)::int as taken, sum(called)::int as called, sum(waited_s)::int as waited_s,
      max(longest_s)::int as longest_s, sum(done)::int as done, sum(served_s)::int as served_s, sum(missed)::int as missed
    from (
      select t.unit_id, ${quarter('t.taken_at')} as quarter, 1 as taken, 0 as called, 0 as waited_s, 0 as longest_s,
        0 as done, 0 as served_s, 0 as missed
      from tickets t where t.taken_at between ${from} and ${to} and ${here('t')}
      union all
      select c.unit_id, ${quarter('c.at')}, 0, 1, c.waited_s, c.waited_s, 0, 0, 0
      from ticket_calls c where c.kind = 'call' and c.at between ${from} and ${to} and ${here('c')}
      union all
      select o.unit_id, ${quarter('o.at')}, 0, 1, o.waited_s, o.waited_s, 0, 0, 0
      from offline_calls o where o.at between ${from} and ${to} and ${here('o')}
      union all
      select t.unit_id, ${quarter('t.ended_at')}, 0, 0, 0, 0, (t.state = 'done')::int,
        case when t.state = 'done' then t.served_s else 0 end, (t.state = 'no_show')::int
      from tickets t where t.state in ('done', 'no_show') and t.ended_at between ${from} and ${to} and ${here('t')}
    ) counted group by unit_id, quarter order by unit_id, quarter`
}
