import { Type, type Static } from 'typebox'
import { DigestCounts, sumCounts, UnitDigest, type Turn } from '#modules/oversight'
import { accountsNamed } from '#modules/people'
import { ROLES } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { agencyOf, unitOf } from './names.ts'

/** Whose turn, with names: a specialist where one holds them, else the role's officers at the agency. */
const NamedTurn = Type.Interface([DigestCounts], {
  role: Type.Enum([...ROLES]),
  agency: Type.String(),
  holder: Type.Union([Type.String(), Type.Null()]),
})
export type NamedTurn = Static<typeof NamedTurn>

const NamedDigest = Type.Interface([DigestCounts, Type.Omit(UnitDigest, ['turns', 'unit_id'])], {
  unit: Type.Object({
    code: Type.String(),
    slug: Type.String(),
    name: Type.String(),
    full_name: Type.String(),
  }),
  turns: Type.Array(NamedTurn),
})
export type NamedDigest = Static<typeof NamedDigest>

/** Digests of units as people and systems read them, with their total. */
export const DigestView = Type.Object(
  { total: DigestCounts, items: Type.Array(NamedDigest) },
  { $id: 'Digest' },
)
export type DigestView = Static<typeof DigestView>

/** Gives digests the names of units, agencies and specialists. */
export async function presentDigests(sql: Reader, digests: readonly UnitDigest[]): Promise<DigestView> {
  const holders = digests.flatMap(({ turns }) => turns.flatMap(({ holder_id }) => holder_id ?? []))
  const names = await accountsNamed(sql, holders)
  const named = async ({ agency_id, holder_id, ...turn }: Turn): Promise<NamedTurn> => ({
    ...turn,
    agency: (await agencyOf(sql, agency_id)).name,
    holder: holder_id ? (names.get(holder_id)?.full_name ?? null) : null,
  })
  const items = digests.map(async ({ unit_id, turns, ...digest }): Promise<NamedDigest> => {
    const { code, slug, name, full_name } = await unitOf(sql, unit_id, digest.on_day)
    return { ...digest, unit: { code, slug, name, full_name }, turns: await Promise.all(turns.map(named)) }
  })
  return { total: sumCounts(digests), items: await Promise.all(items) }
}
