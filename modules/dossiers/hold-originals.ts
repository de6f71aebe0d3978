import { type CountedPaper, keepTaken } from '#modules/custody'
import type { ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { originalsOf } from './checklist.ts'
import { placesOf } from './dossier-policy.ts'
import type { Dossier } from './dossier.ts'

/** What is handed in and stays, and at which agency. */
export type HandedIn = { readonly agency: string; readonly papers: readonly CountedPaper[] }

/** Originals that come over a counter are in the hands of the officer there, by the same act; null where none does. */
export function originalsHandedIn(
  { actor }: Pick<Work, 'actor'>,
  dossier: Pick<Dossier, 'reception_agency_id' | 'support_agency_id' | 'checklist'>,
  version: ProcedureVersion,
): HandedIn | null {
  const agency = [dossier.reception_agency_id, dossier.support_agency_id].find((one) =>
    actor.posts.some((post) => post.agency_id === one),
  )
  if (actor.kind !== 'officer' || !agency) return null
  const papers = originalsOf(dossier, version)
  return papers.length > 0 ? { agency, papers } : null
}

/** Notes them as held. */
export async function holdOriginals(work: Work, dossier: Dossier, handed: HandedIn | null): Promise<void> {
  if (!handed) return
  const { id, code } = dossier
  const taken = { dossier: { id, code }, agency: handed.agency, seenBy: placesOf(dossier) }
  await keepTaken(work, taken, handed.papers)
}
