import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'

/** Whether a second factor is asked, from mild to strict. */
export const FACTORS = ['off', 'optional', 'required'] as const

/** What signing in asks of an account, and how long it lasts. */
export type SignInRule = {
  readonly second_factor: (typeof FACTORS)[number]
  readonly idle_minutes: number
  readonly absolute_minutes: number
}

/** Where no rule says anything. */
const PLAIN: SignInRule = { second_factor: 'off', idle_minutes: 60, absolute_minutes: 600 }

/** Of all rules in force for an account's kind and posts, the strictest of each. */
export async function signInRuleOf(sql: Reader, accountId: string, now: string): Promise<SignInRule> {
  const day = dayOf(now)
  const rules = await sql<SignInRule[]>`
    select distinct on (r.role) r.second_factor, r.idle_minutes, r.absolute_minutes
    from sign_in_rules r join accounts a on a.kind = r.kind
    where a.id = ${accountId} and r.valid_from <= ${day} and (r.role is null or exists (
      select 1 from appointments p where p.account_id = a.id and p.role = r.role
        and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})))
    order by r.role, r.valid_from desc`
  return rules.length === 0 ? PLAIN : strictest(rules)
}

/** Each part of the rules at its strictest. */
export function strictest(rules: readonly SignInRule[]): SignInRule {
  const factor = Math.max(...rules.map(({ second_factor }) => FACTORS.indexOf(second_factor)))
  return {
    second_factor: FACTORS[factor] ?? 'required',
    idle_minutes: Math.min(...rules.map(({ idle_minutes }) => idle_minutes)),
    absolute_minutes: Math.min(...rules.map(({ absolute_minutes }) => absolute_minutes)),
  }
}
