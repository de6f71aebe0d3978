import type { DiscardInput } from '#modules/dossiers'
import { onShelf } from './store.ts'

/** Where one thing stands that was taken in here. */
export type ItemState = 'waiting' | 'sent' | 'refused' | 'discarded'

/** What is done here without the line, as the house names it. */
export type ItemKind = DiscardInput['kind']

/** One thing done without the line. Only the house opens `sealed`; it is gone once sent or discarded. */
export type Item = {
  readonly seq?: number
  readonly item: string
  readonly kind: ItemKind
  /** The dossier's code, or the number of the queue. */
  readonly code: string
  readonly taken_at: string
  /** What was taken in cash against a provisional slip, in đồng. */
  readonly cash: number
  readonly sealed: string | null
  readonly state: ItemState
  /** Why it was refused, or discarded. */
  readonly reason?: string
  readonly refusal?: string
  readonly reviewed?: boolean
  /** When it was discarded, until the house knows. */
  readonly discarded_at?: string
  /** At which desk it was discarded, where this browser knows. */
  readonly desk?: string
  /** A number given here: what it is for, and whether it goes first. */
  readonly number?: { readonly service: string; readonly is_first: boolean }
  /** Of an intake: which procedure, for papers that are scanned later. */
  readonly procedure?: string
  /** Of a scanned paper: in how many pieces it lies here, and how many of them the house has. */
  readonly pieces?: number
  readonly sent_pieces?: number
  /** The ticket a visit is of. */
  readonly ticket?: string
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

/** One as it stands now; undefined where it is gone, or was never put in. */
export async function findItem({ seq }: Item): Promise<Item | undefined> {
  if (seq === undefined) return undefined
  return onShelf<Item | undefined>('outbox', 'readonly', (store) => store.get(seq))
}

/** Puts one at the end; it is on the disk when this is answered. */
export function addItem(item: Item): Promise<void> {
  return addItems([item])
}

/** Puts several at the end, all or none, in their order. */
export async function addItems(items: readonly [Item, ...Item[]]): Promise<void> {
  const [first, ...others] = items
  await onShelf('outbox', 'readwrite', (store) => {
    const asked = store.add(first)
    for (const one of others) store.add(one)
    return asked
  })
  tell()
}

/** Writes down what became of one. */
export async function putItem(item: Item): Promise<void> {
  await onShelf('outbox', 'readwrite', (store) => store.put(item))
  tell()
}
