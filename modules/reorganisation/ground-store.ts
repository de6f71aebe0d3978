import type { EndedPost } from '#modules/people'
import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Plan } from './plan.ts'

/** What is kept as it was before a plan changed it. */
type KeptNoun =
  | 'unit'
  | 'agency'
  | 'agency_name'
  | 'post'
  | 'register'
  | 'delegation'
  | 'delegation_made'
  | 'custody'
  | 'original'
  | 'slip'
  | 'desk'
  | 'desk_made'
  | 'booking'
  | 'box'
  | 'calendar'
  | 'code'

type Kept = { readonly plan: string; readonly noun: KeptNoun }

/** Keeps rows as they were before a plan changed them; the first time counts. */
export async function keepBefore(
  trx: Trx,
  { plan, noun }: Kept,
  rows: readonly { readonly key: string; readonly was: object }[],
): Promise<void> {
  if (rows.length === 0) return
  await trx`
    insert into reorganisation_before (plan_id, noun, key, was)
    select ${plan}, ${noun}, key, was from jsonb_to_recordset(${jsonOf(trx, rows)}::jsonb) as r (key text, was jsonb)
    on conflict do nothing`
}

/** Everything of one noun as it was before a plan changed it. */
export async function listKept(
  sql: Reader,
  { plan, noun }: Kept,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const rows = await sql<{ was: Record<string, string> }[]>`
    select was from reorganisation_before where plan_id = ${plan} and noun = ${noun} order by key`
  return rows.map(({ was }) => was)
}

/** Of one noun those with these keys, as they were. */
export async function listKeptOf(
  sql: Reader,
  { plan, noun }: Kept,
  keys: readonly string[],
): Promise<readonly Readonly<Record<string, string>>[]> {
  const rows = await sql<{ was: Record<string, string> }[]>`
    select was from reorganisation_before
    where plan_id = ${plan} and noun = ${noun} and key = any (${[...keys]}::text[]) order by key`
  return rows.map(({ was }) => was)
}

/** Of one noun a page, as they were; what was empty then is null. */
export async function listKeptPage(
  sql: Reader,
  { plan, noun }: Kept,
  { offset, limit }: Page,
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const rows = await sql<{ was: Record<string, string | null> }[]>`
    select was from reorganisation_before where plan_id = ${plan} and noun = ${noun}
    order by key offset ${offset} limit ${limit}`
  return rows.map(({ was }) => was)
}

type Page = { readonly offset: number; readonly limit: number }

/** Agencies that a plan ended, with the end they had before. */
export async function listEndedAgencies(
  sql: Reader,
  plan: string,
  { offset, limit }: Page,
): Promise<{ id: string; valid_to: string | null }[]> {
  return await sql<{ id: string; valid_to: string | null }[]>`
    select (was ->> 'id')::uuid as id, (was ->> 'valid_to')::date as valid_to from reorganisation_before
    where plan_id = ${plan} and noun = 'agency' order by key offset ${offset} limit ${limit}`
}

/** Posts that a plan ended, with the end they had before. */
export async function listEndedPosts(
  sql: Reader,
  plan: string,
  { offset, limit }: Page,
): Promise<EndedPost[]> {
  return await sql<EndedPost[]>`
    select (was ->> 'account_id')::uuid as account_id, was ->> 'role' as role, (was ->> 'agency_id')::uuid as agency_id,
      (was ->> 'valid_from')::date as valid_from, (was ->> 'valid_to')::date as valid_to
    from reorganisation_before where plan_id = ${plan} and noun = 'post' order by key offset ${offset} limit ${limit}`
}

/** Which agency acts in an old one's place for which territory. */
export type AgencySuccession = {
  readonly old_agency_id: string
  readonly new_agency_id: string
  readonly new_unit_id: number
  readonly is_main: boolean
}

/** Writes who acts for whom from a plan's moment on. */
export async function insertAgencySuccessions(
  trx: Trx,
  plan: Pick<Plan, 'id' | 'effective_at'>,
  rows: readonly AgencySuccession[],
): Promise<void> {
  if (rows.length === 0) return
  await trx`
    insert into agency_successions (old_agency_id, new_agency_id, new_unit_id, plan_id, from_at, is_main)
    select old_agency_id, new_agency_id, new_unit_id, ${plan.id}, ${plan.effective_at}, is_main
    from jsonb_to_recordset(${jsonOf(trx, rows)}::jsonb)
      as r (old_agency_id uuid, new_agency_id uuid, new_unit_id int, is_main boolean)
    on conflict (old_agency_id, new_agency_id, plan_id) do update set until_at = null`
}

/** Who acted for whom by a plan, also when it was undone; the main one of each new agency first. */
export async function readSuccessions(
  sql: Reader,
  plan: string,
): Promise<Pick<AgencySuccession, 'old_agency_id' | 'new_agency_id'>[]> {
  return await sql<AgencySuccession[]>`
    select old_agency_id, new_agency_id from agency_successions where plan_id = ${plan}
    order by new_agency_id, is_main desc, old_agency_id`
}

/** Ends who acts for whom when a plan is undone. */
export async function endAgencySuccessions(trx: Trx, plan: string, now: string): Promise<void> {
  await trx`update agency_successions set until_at = ${now} where plan_id = ${plan} and until_at is null`
}
