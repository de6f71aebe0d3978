import { onShelf } from './store.ts'

/** Where one thing stands that was taken in here. */
export type ItemState = 'waiting' | 'sent' | 'refused' | 'discarded'

/** One thing taken in without the line. Only the house opens `sealed`; it is gone once sent or discarded. */
export type Item = {
  readonly seq?: number
  readonly item: string
  readonly code: string
  readonly procedure: string
  readonly taken_at: string
  /** What was taken in cash against a provisional slip, in đồng. */
  readonly cash: number
  readonly sealed: string | null
  readonly state: ItemState
  /** Why it was refused, or discarded. */
  readonly reason?: string
  readonly refusal?: string
  readonly reviewed?: boolean
}

const CHANNEL = 'haicap-hang-cho'
const channel = new BroadcastChannel(CHANNEL)

/** Calls back whenever something in the queue has changed, in whichever window. */
export function whenChanged(run: () => void): void {
  channel.addEventListener('message', run)
  window.addEventListener(CHANNEL, run)
}

function tell(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel within one origin takes none
  channel.postMessage(0)
  window.dispatchEvent(new Event(CHANNEL))
}

/** Everything in order, the oldest first. */
export function listItems(): Promise<Item[]> {
  return onShelf<Item[]>('outbox', 'readonly', (store) => store.getAll())
}

/** Puts one at the end; it is on the disk when this is answered. */
export async function addItem(item: Item): Promise<void> {
  await onShelf('outbox', 'readwrite', (store) => store.add(item))
  tell()
}

/** Writes down what became of one. */
export async function putItem(item: Item): Promise<void> {
  await onShelf('outbox', 'readwrite', (store) => store.put(item))
  tell()
}

/** How a turn of sending ended: `cut` no line, `signed_out` nobody or somebody else signed in, `busy` another window sends. */
export type Sent = 'done' | 'cut' | 'signed_out' | 'busy'

const PATIENCE_MS = 20_000
const LOCK = 'haicap-gui'

/** Sends what waits, one after the other in the order it was taken in; of several windows one sends. */
export async function sendWaiting(): Promise<Sent> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy'
    for (const item of await listItems()) {
      if (item.state !== 'waiting' || item.sealed === null) continue
      const ended = await sendOne(item)
      if (ended) return ended
    }
    return 'done'
  })
}

async function sendOne(item: Item): Promise<Sent | null> {
  const { sealed, reviewed } = item
  const answer = await fetch('/api/offline/sealed', {
    method: 'POST',
    // Looked at, it is another request than the one refused.
    headers: { 'content-type': 'application/json', 'idempotency-key': item.item },
    body: JSON.stringify({ item: item.item, sealed, ...(reviewed ? { reviewed } : {}) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null)
  if (!answer || answer.status >= 500 || answer.status === 429) return 'cut'
  if (answer.ok) {
    const { reason: _reason, refusal: _refusal, ...rest } = item
    await putItem({ ...rest, state: 'sent', sealed: null })
    return null
  }
  const said: { code?: string; detail?: string; fields?: { message?: string }[] } = await answer.json()
  if (answer.status === 401 || said.code === 'desk_only') return 'signed_out'
  const reason = [said.detail, ...(said.fields ?? []).map(({ message }) => message)].filter(Boolean)
  await putItem({
    ...item,
    state: 'refused',
    reason: [...new Set(reason)].join(' '),
    refusal: said.code ?? '',
  })
  return null
}
