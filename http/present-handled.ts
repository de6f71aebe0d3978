import { Type, type Static } from 'typebox'
import type { Dossier } from '#modules/dossiers'
import type { Reader } from '#platform/database.ts'
import { agencyOf } from './names.ts'

/** Who handles a dossier since a reorganisation, and who did before it; null where it was not moved by one. */
export const Handled = Type.Union([
  Type.Object({ agency: Type.String(), formerly: Type.String(), since: Type.String() }),
  Type.Null(),
])
export type Handled = Static<typeof Handled>

/** What its persons are told, in one sentence and once, however many agencies changed. */
export async function handledSince(
  sql: Reader,
  { former, competence_agency_id, return_agency_id }: Dossier,
): Promise<Handled> {
  if (!former) return null
  const isSame = former.competence_agency_id === competence_agency_id
  const [now, before] = isSame
    ? [return_agency_id, former.return_agency_id]
    : [competence_agency_id, former.competence_agency_id]
  if (now === before) return null
  const [agency, formerly] = [await agencyOf(sql, now), await agencyOf(sql, before)]
  return { agency: agency.name, formerly: formerly.name, since: former.at }
}
