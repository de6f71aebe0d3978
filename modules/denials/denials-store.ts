import type { Reader } from '#platform/database.ts'
import type { Denial } from './denial.ts'

/** Adds counts to what is there, in one statement; several processes count the same minute together. */
export async function addDenials(sql: Reader, counted: readonly Denial[]): Promise<void> {
  await sql`
    insert into denials (minute, actor, method, route, code, status, count)
    select minute, actor, method, route, code, status, count
    from jsonb_populate_recordset(null::denials, ${sql.json(counted)})
    order by minute, actor, method, route, code, status
    on conflict (minute, actor, method, route, code, status)
      do update set count = least(denials.count::bigint + excluded.count, 2000000000)::int`
}

/** What of a day was refused, from one moment until before another: the most often refused first; and whose account it was. */
export async function listDenials(
  sql: Reader,
  asked: { readonly from: string; readonly to: string; readonly limit: number },
): Promise<(Denial & { readonly account: string | null })[]> {
  return sql<(Denial & { account: string | null })[]>`
    select d.*, a.name as account
    from denials d left join accounts a on a.id::text = d.actor and a.kind = 'officer'
    where d.minute >= ${asked.from} and d.minute < ${asked.to}
    order by d.count desc, d.minute desc, d.actor, d.route, d.code limit ${asked.limit}`
}
