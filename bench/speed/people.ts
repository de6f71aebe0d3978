/** Who acts in the measured house: officers of every commune with sessions, and made-up residents. */
import { createHash, randomBytes } from 'node:crypto'
import type { Sql } from '#platform/database.ts'
import { fold } from '#platform/text.ts'
import { personName } from '#modules/simulation'

/** The officers whose acts take a dossier from the counter to its result. */
export const DESKS = ['tiepnhan', 'chuyenvien', 'ky', 'vanthu'] as const
export type Desk = (typeof DESKS)[number]

/** A commune of the house with its officers' cookies. */
export type Commune = {
  readonly slug: string
  readonly code: string
  readonly cookies: Readonly<Record<Desk, string>>
}

type Row = { slug: string; code: string; desk: Desk; id: string }

/** The communes of the house, each with a fresh session for each of its officers. */
export async function openCommunes(owner: Sql): Promise<Commune[]> {
  const rows = await owner<Row[]>`
    select u.slug, v.code, split_part(a.name, '.', 1) as desk, a.id
    from accounts a join units u on u.slug = split_part(a.name, '.', 2) join unit_versions v on v.unit_id = u.id
    where split_part(a.name, '.', 1) = any (${[...DESKS]}) and v.valid_to is null and u.kind = 'commune'
    order by v.code, a.name`
  const tokens = new Map(rows.map((row) => [row.id, randomBytes(24).toString('base64url')]))
  await beginSessions(owner, tokens)
  const communes = new Map<string, Commune & { cookies: Record<Desk, string> }>()
  for (const { slug, code, desk, id } of rows) {
    const empty = { tiepnhan: '', chuyenvien: '', ky: '', vanthu: '' }
    const commune = communes.get(slug) ?? { slug, code, cookies: empty }
    commune.cookies[desk] = `haicap_session=${tokens.get(id)}`
    communes.set(slug, commune)
  }
  return [...communes.values()].filter(({ cookies }) => DESKS.every((desk) => cookies[desk] !== ''))
}

/** The cookie of the account of this name. */
export async function openSessionOf(owner: Sql, name: string): Promise<string> {
  const [row] = await owner<{ id: string }[]>`select id from accounts where name = ${name}`
  if (!row) throw new Error(`nobody is called ${name}`)
  const token = randomBytes(24).toString('base64url')
  await beginSessions(owner, new Map([[row.id, token]]))
  return `haicap_session=${token}`
}

/** As signing in does it, without the password's half second for each of five hundred officers. */
async function beginSessions(owner: Sql, tokens: ReadonlyMap<string, string>): Promise<void> {
  const hashes = [...tokens.values()].map((token) => createHash('sha256').update(token).digest('base64url'))
  await owner`
    insert into sessions (token_hash, account_id, started_at, seen_at, expires_at)
    select hash, id, now(), now(), now() + interval '12 hours'
    from unnest(${hashes}::text[], ${[...tokens.keys()]}::uuid[]) as t (hash, id)`
}

/** A made-up resident: the name of one of some thousands, a number of his own. */
export type Resident = {
  readonly full_name: string
  readonly folded: string
  readonly personal_number: string
  readonly phone: string
}

/** The resident with this index; the same in every run. */
export function residentOf(index: number): Resident {
  const full_name = personName(`dân ${index % 5000}`)
  const born = String(index % 100).padStart(2, '0')
  return {
    ...{ full_name, folded: fold(full_name) },
    personal_number: `0011${born}${String(200_000 + index).padStart(6, '0')}`,
    phone: `09${String(10_000_000 + ((index * 9973) % 90_000_000))}`,
  }
}

/** Puts the residents into the register of persons, unless they are there. */
export async function registerResidents(owner: Sql, count: number): Promise<void> {
  const [found] = await owner<{ count: number }[]>`select count(*)::int as count from people`
  if ((found?.count ?? 0) >= count) return
  const all = Array.from({ length: count }, (_, index) => residentOf(index))
  for (let from = 0; from < count; from += 20_000) {
    const some = all.slice(from, from + 20_000)
    await owner`
      insert into people (id, personal_number, full_name, phone, created_at)
      select gen_random_uuid(), number, name, phone, now()
      from unnest(${some.map((one) => one.personal_number)}::text[], ${some.map((one) => one.full_name)}::text[],
        ${some.map((one) => one.phone)}::text[]) as t (number, name, phone)
      on conflict do nothing`
  }
  await owner`analyze people`
}
