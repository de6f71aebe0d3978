import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { notFound, type Refusal } from '#platform/refusal.ts'
import type { Paper } from './paper.ts'
import { deleteWaiting, selectHeld, selectWaiting } from './papers-store.ts'

/** The actor's own paper that nothing holds yet. */
export async function getWaitingPaper(work: Pick<Work, 'trx' | 'actor'>, id: string): Promise<Paper> {
  const paper = await selectWaiting(work, id)
  if (!paper) throw noSuchPaper()
  return paper
}

/**
 * A paper of a holder. Ask only with the id of a holder that the actor was just allowed to read:
 * the holder's wall is the paper's wall.
 */
export async function getPaper(
  reader: Reader,
  { id, holder }: { readonly id: string; readonly holder: string },
): Promise<Paper> {
  const paper = (await selectHeld(reader, holder)).find((it) => it.id === id)
  if (!paper) throw noSuchPaper()
  return paper
}

/** All papers of a holder that the actor was just allowed to read, in the order they came. */
export function listPapers(reader: Reader, holder: string): Promise<readonly Paper[]> {
  return selectHeld(reader, holder)
}

/** Bỏ giấy tờ: the uploader takes back a paper that nothing holds. */
export async function discardPaper(work: Work, id: string): Promise<Paper> {
  const paper = await deleteWaiting(work, id)
  if (!paper) throw noSuchPaper()
  return paper
}

function noSuchPaper(): Refusal {
  return notFound('paper', {
    vi: 'Không có giấy tờ này, hoặc bạn không được xem. Giấy tờ mở từ hồ sơ của nó.',
    en: 'There is no such paper, or you may not see it. Papers open from their dossier.',
  })
}
