import type { Reader } from '#platform/database.ts'
import type { Plan } from './plan.ts'
import type { Way } from './plan-store.ts'

/** Who signed a plan and who had it run or undone, by full name; null where an operator's command did. */
export type WhoBegan = {
  readonly signed_at: string | null
  readonly signed_by: string | null
  readonly began_at: string | null
  readonly began_by: string | null
}

/** Reads it from the event of the act, and not from what a row says today. */
export async function whoBegan(sql: Reader, plan: Plan, way: Way): Promise<WhoBegan> {
  const [began] = await sql<Pick<WhoBegan, 'began_at' | 'began_by'>[]>`
    select e.at as began_at, a.full_name as began_by from events e left join accounts a on a.id = e.actor_id
    where e.noun_id = ${plan.id} and e.noun = 'reorganisation' and e.act = ${way} order by e.id desc limit 1`
  const [signed] = await sql<{ full_name: string }[]>`
    select full_name from accounts where id = ${plan.signed_by}`
  return {
    ...{ signed_at: plan.signed_at, signed_by: signed?.full_name ?? null },
    ...{ began_at: began?.began_at ?? null, began_by: began?.began_by ?? null },
  }
}
