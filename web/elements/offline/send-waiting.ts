import { listItems, putItem, type Item, type ItemKind } from './outbox.ts'

const DOORS: Record<ItemKind, string> = {
  intake: '/api/offline/sealed',
  ticket: '/api/offline/tickets',
  visit: '/api/offline/visits',
  hand_over: '/api/offline/hand-overs',
}

/** How a turn of sending ended: `cut` no line, `signed_out` nobody or somebody else signed in, `busy` another window sends. */
export type Sent = 'done' | 'cut' | 'signed_out' | 'busy'

const PATIENCE_MS = 20_000
const LOCK = 'haicap-gui'

/** Sends what waits, one after the other in the order it was done; of several windows one sends. */
export async function sendWaiting(): Promise<Sent> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy'
    for (const item of await listItems()) {
      const ended =
        item.state === 'waiting' && item.sealed !== null
          ? await sendOne(item, item.sealed)
          : item.state === 'discarded' && item.discarded_at
            ? await tellDiscard(item, item.discarded_at)
            : null
      if (ended) return ended
    }
    return 'done'
  })
}

async function sendOne(item: Item, sealed: string): Promise<Sent | null> {
  const { reviewed } = item
  // Looked at, it is another request than the one refused.
  const answer = await post(DOORS[item.kind], item, {
    item: item.item,
    sealed,
    ...(reviewed ? { reviewed } : {}),
  })
  if ('ended' in answer) return answer.ended
  if (answer.ok) {
    const { reason: _reason, refusal: _refusal, ...rest } = item
    await putItem({ ...rest, state: 'sent', sealed: null })
    return null
  }
  await putItem({ ...item, state: 'refused', reason: answer.reason, refusal: answer.code })
  return null
}

/** Tells the house what was discarded and why; what had arrived before is sent after all. */
async function tellDiscard(item: Item, discarded_at: string): Promise<Sent | null> {
  const { kind, code, taken_at, reason = '', refusal, desk } = item
  const more = { ...(refusal ? { refusal } : {}), ...(desk ? { desk } : {}) }
  const told = { kind, code, taken_at, discarded_at, reason, ...more }
  const answer = await post('/api/offline/discards', item, { item: item.item, ...told })
  if ('ended' in answer) return answer.ended
  const { discarded_at: _at, ...known } = item
  if (answer.ok) await putItem(known)
  else if (answer.code === 'item_arrived') await putItem({ ...known, state: 'sent', reason: answer.reason })
  // Whoever may not tell it leaves it to the next officer.
  return null
}

type Answered =
  | { readonly ended: Sent }
  | { readonly ok: boolean; readonly code: string; readonly reason: string }

async function post(to: string, { item, state }: Item, body: object): Promise<Answered> {
  const answer = await fetch(to, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': state === 'discarded' ? `bo-${item}` : item,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null)
  if (!answer || answer.status >= 500 || answer.status === 429) return { ended: 'cut' }
  if (answer.ok) return { ok: true, code: '', reason: '' }
  const said: { code?: string; detail?: string; fields?: { message?: string }[] } = await answer.json()
  if (answer.status === 401 || said.code === 'desk_only') return { ended: 'signed_out' }
  const reason = [said.detail, ...(said.fields ?? []).map(({ message }) => message)].filter(Boolean)
  return { ok: false, code: said.code ?? '', reason: [...new Set(reason)].join(' ') }
}
