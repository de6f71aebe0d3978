import { Type, type Static } from 'typebox'
import { listDesks } from '#modules/directory'
import { DiscardLine } from '#modules/dossiers'
import { accountsNamed } from '#modules/people'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { agencyOf } from './names.ts'

/** A discard with the names of its point, desk and officer. */
export const DiscardView = Type.Object({
  ...Type.Omit(DiscardLine, ['agency_id', 'desk_id', 'discarded_by']).properties,
  agency: Type.String({ description: 'The point' }),
  desk: Type.Union([Type.Integer(), Type.Null()], { description: 'Its number, where known' }),
  officer: Type.String({ description: 'Who discarded it' }),
})
export type DiscardView = Static<typeof DiscardView>

/** Names what a list of discards refers to. */
export async function presentDiscards(sql: Reader, lines: readonly DiscardLine[]): Promise<DiscardView[]> {
  const names = await accountsNamed(sql, [...new Set(lines.map((line) => line.discarded_by))])
  return Promise.all(
    lines.map(async ({ agency_id, desk_id, discarded_by, ...line }) => {
      const on = dayOf(line.discarded_at)
      const [desk] = desk_id ? await listDesks(sql, { desk: desk_id, on }) : []
      const { name } = await agencyOf(sql, agency_id)
      const officer = names.get(discarded_by)?.full_name ?? ''
      return { ...line, agency: name, desk: desk?.number ?? null, officer }
    }),
  )
}
