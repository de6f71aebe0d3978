import { holds, type Actor, type Role, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { forbidden, notFound } from '#platform/refusal.ts'

/** An officer's account as his administrator keeps it. */
export type OfficerAccount = {
  readonly id: string
  readonly name: string
  readonly full_name: string
  readonly title: string
  readonly unit_ids: readonly number[]
  readonly roles: readonly Role[]
  readonly passkeys: number
  readonly closed_at: string | null
}

/** The officers' accounts of a unit, by name; those who hold no post there today only while they are shut. */
export async function listOfficerAccounts(
  sql: Reader,
  asked: { readonly unit: number; readonly now: string } | { readonly id: string; readonly now: string },
): Promise<readonly OfficerAccount[]> {
  const day = dayOf(asked.now)
  return await sql<OfficerAccount[]>`
    select a.id, a.name, a.full_name, a.title, a.closed_at, array_agg(distinct p.unit_id) as unit_ids,
      array_agg(distinct p.role) as roles, (select count(*)::int from passkeys k where k.account_id = a.id) as passkeys
    from accounts a join appointments p on p.account_id = a.id
    where a.kind = 'officer' and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
      and ${'id' in asked ? sql`a.id = ${asked.id}` : sql`p.unit_id = ${asked.unit}`}
    group by a.id order by a.name`
}

/** Whether the actor keeps this officer's account: the city's administrator any, a commune's those of his unit; nobody his own. */
export function mayKeepAccount(actor: Actor, account: OfficerAccount): boolean {
  if (account.id === actor.id) return false
  if (holds(actor, 'city_admin')) return true
  const own = actor.posts.filter(({ role }) => role === 'commune_admin').map(({ unit_id }) => unit_id)
  return own.length > 0 && account.unit_ids.every((unit) => own.includes(unit))
}

/** The account of an officer the actor keeps; refuses others. */
export async function getKeptAccount(
  { trx, actor, now }: Pick<Work, 'trx' | 'actor' | 'now'>,
  id: string,
): Promise<OfficerAccount> {
  const [account] = await listOfficerAccounts(trx, { id, now })
  if (!account) {
    throw notFound('account', { vi: 'Không có cán bộ này.', en: 'There is no such officer.' })
  }
  if (mayKeepAccount(actor, account)) return account
  throw forbidden('not_your_account', {
    vi: 'Tài khoản do quản trị của đơn vị hoặc quản trị thành phố giữ; không ai tự làm cho mình.',
    en: 'An account is kept by the unit’s or the city’s administrator; nobody does it for himself.',
  })
}
