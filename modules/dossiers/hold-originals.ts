import { keepTaken } from '#modules/custody'
import type { ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { originalsOf } from './checklist.ts'
import { placesOf } from './dossier-policy.ts'
import type { Dossier } from './dossier.ts'

/** Originals that come over a counter are in the hands of the officer there, by the same act. */
export async function holdOriginals(work: Work, dossier: Dossier, version: ProcedureVersion): Promise<void> {
  const { id, code, reception_agency_id, support_agency_id } = dossier
  const agency = [reception_agency_id, support_agency_id].find((one) =>
    work.actor.posts.some((post) => post.agency_id === one),
  )
  if (work.actor.kind !== 'officer' || !agency) return
  await keepTaken(
    work,
    { dossier: { id, code }, agency, seenBy: placesOf(dossier) },
    originalsOf(dossier, version),
  )
}
