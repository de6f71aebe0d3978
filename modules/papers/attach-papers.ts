import type { Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import type { Paper } from './paper.ts'
import { selectOwn, updateHolder } from './papers-store.ts'

/**
 * Gắn giấy tờ vào hồ sơ: the actor's waiting papers now belong to the holder; those it has already stay.
 * Part of the holder's act, which writes the event. All or none.
 */
export async function attachPapers(
  work: Work,
  { papers, holder }: { readonly papers: readonly string[]; readonly holder: string },
): Promise<void> {
  const ids = [...new Set(papers)]
  if (ids.length === 0) return
  const held = await updateHolder(work, ids, holder)
  if (held === ids.length) return
  throw conflict('papers_not_yours', {
    vi: 'Có tệp không còn hoặc đã thuộc hồ sơ khác. Hãy gửi lại các tệp của hồ sơ này.',
    en: 'A file is gone or belongs to another dossier. Please upload the files of this dossier again.',
  })
}

/** Of these ids, the papers the actor uploaded himself. */
export async function listOwnPapers(
  work: Pick<Work, 'trx' | 'actor'>,
  ids: readonly string[],
): Promise<readonly Paper[]> {
  return ids.length === 0 ? [] : selectOwn(work, ids)
}
