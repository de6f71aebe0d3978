import { findItem, listItems, putItem, type Item, type ItemKind } from './outbox.ts'
import { dropScan } from './pieces.ts'
import { postSealed, type Sent } from './post-sealed.ts'
import { sendPieces } from './send-pieces.ts'

const DOORS: Record<ItemKind, string> = {
  intake: '/api/offline/sealed',
  ticket: '/api/offline/tickets',
  visit: '/api/offline/visits',
  hand_over: '/api/offline/hand-overs',
  scan: '/api/offline/scans',
}

const LOCK = 'haicap-gui'

/** Sends what waits, one after the other in the order it was done; of several windows one sends. */
export async function sendWaiting(): Promise<Sent> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy'
    for (const item of await listItems()) {
      // Sending those before may have taken minutes: what was discarded meanwhile is not sent.
      const now = await findItem(item)
      const ended = now ? await sendAsItStands(now) : null
      if (ended) return ended
    }
    return 'done'
  })
}

async function sendAsItStands(item: Item): Promise<Sent | null> {
  const { state, sealed, discarded_at } = item
  if (state === 'waiting' && sealed !== null) return sendOne(item, sealed)
  return state === 'discarded' && discarded_at ? tellDiscard(item, discarded_at) : null
}

async function sendOne(item: Item, sealed: string): Promise<Sent | null> {
  if (item.kind === 'scan' && (await waitsForDossier(item))) return null
  const { reviewed, pieces } = item
  const hindered = pieces ? await sendPieces(item) : null
  const whole = pieces ? { ...item, sent_pieces: pieces } : item
  // Looked at, it is another request than the one refused.
  const body = { item: item.item, sealed, ...(reviewed ? { reviewed } : {}) }
  const answer = hindered ?? (await postSealed(DOORS[item.kind], item.item, body))
  if ('ended' in answer) return answer.ended
  if (!answer.ok) {
    if ((await findItem(item))?.state === 'discarded') return null
    const kept = hindered ? item : whole
    await putItem({ ...kept, state: 'refused', reason: answer.reason, refusal: answer.code })
    return null
  }
  const { reason: _reason, refusal: _refusal, ...rest } = whole
  await putItem({ ...rest, state: 'sent', sealed: null })
  if (pieces) await dropScan(item.item)
  return null
}

/** A scan goes behind its dossier: while that one is still here, it waits. */
async function waitsForDossier({ code }: Item): Promise<boolean> {
  const items = await listItems()
  return items.some((one) => one.kind === 'intake' && one.code === code && one.state !== 'sent')
}

/** Tells the house what was discarded and why; what had arrived before is sent after all. */
async function tellDiscard(item: Item, discarded_at: string): Promise<Sent | null> {
  const { kind, code, taken_at, reason = '', refusal, desk } = item
  const more = { ...(refusal ? { refusal } : {}), ...(desk ? { desk } : {}) }
  const told = { kind, code, taken_at, discarded_at, reason, ...more }
  const answer = await postSealed('/api/offline/discards', `bo-${item.item}`, { item: item.item, ...told })
  if ('ended' in answer) return answer.ended
  const { discarded_at: _at, ...known } = item
  if (answer.ok) await putItem(known)
  else if (answer.code === 'item_arrived') await putItem({ ...known, state: 'sent', reason: answer.reason })
  // Whoever may not tell it leaves it to the next officer.
  return null
}
