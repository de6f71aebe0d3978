import { once, type Work } from '#modules/record'
import { mustKeepOriginals, nothingToTake, onlyOfficers } from './custody-refusals.ts'
import { insertTaken, tellCustody, type Taken, type TakenFor } from './custody-store.ts'
import type { Original } from './original.ts'

/** So many originals of one paper of a dossier. */
export type CountedPaper = Pick<Original, 'paper_key' | 'name'> & { readonly count: number }

/**
 * Nhận bản chính cùng hồ sơ: what a desk takes in with a dossier is in the officer's hands from that moment, in the transaction
 * and by the event of the dossier's own act. Without papers it does nothing.
 */
export async function keepTaken(work: Work, taken: TakenFor, papers: readonly CountedPaper[]): Promise<void> {
  const all = oneByOne(papers)
  if (all.length > 0) await insertTaken(work, taken, all)
}

/** Nhận bản chính: brought later, to be held until the dossier ends or they are compared. Refuses where all are held already. */
export async function takeOriginals(
  work: Work,
  taken: TakenFor,
  papers: readonly CountedPaper[],
): Promise<{ originals: Original[] }> {
  mustKeepOriginals(work.actor)
  if (!work.actor.posts.some((post) => post.agency_id === taken.agency)) throw onlyOfficers()
  return once(work, async () => {
    const originals = await insertTaken(work, taken, oneByOne(papers))
    if (originals.length === 0) throw nothingToTake()
    await tellCustody(work, { kind: 'take', agency_id: taken.agency, originals })
    return { originals }
  })
}

function oneByOne(papers: readonly CountedPaper[]): Taken[] {
  return papers.flatMap(({ paper_key, name, count }) =>
    Array.from({ length: count }, (_, index) => ({ paper_key, name, ordinal: index + 1 })),
  )
}
