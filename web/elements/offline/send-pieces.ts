import { findItem, putItem, type Item } from './outbox.ts'
import { readPiece } from './pieces.ts'
import { postSealed, type Answered } from './post-sealed.ts'
import { toBase64url } from './seal.ts'

/**
 * Sends the pieces of a scan the house has not yet, and notes each; answers what stopped it, or null once all are there. One
 * that is discarded meanwhile stays so: the turn ends, and the next one tells the house.
 */
export async function sendPieces(item: Item): Promise<Answered | null> {
  const { pieces = 0, sent_pieces = 0 } = item
  for (let number = sent_pieces; number < pieces; number += 1) {
    const piece = await readPiece(item.item, number)
    // Nothing of it is here any more: the house says so of the whole.
    if (!piece) return null
    const body = { item: item.item, number, sealed: toBase64url(piece) }
    const answer = await postSealed('/api/offline/pieces', `${item.item}-${number}`, body)
    if ('ended' in answer || !answer.ok) return answer
    const now = await findItem(item)
    if (now?.state !== 'waiting') return { ended: 'done' }
    await putItem({ ...now, sent_pieces: number + 1 })
  }
  return null
}
