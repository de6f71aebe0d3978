import { dayOf } from '#platform/dates.ts'
import { changeKept, onShelf } from './store.ts'

/** A block of codes or numbers as the house gave it, and which is next. */
type Lease = {
  readonly codes: readonly string[]
  readonly next: number
  readonly day: string
  /** When the house gave it: this computer may believe it earlier, by as long as an answer takes. */
  readonly from: string
  readonly until: string
}

/** A code or number that was taken, and the moment to print. */
type Taken = { readonly code: string; readonly at: string }

type Kind = {
  /** Under which name it is kept. */
  readonly name: 'lease' | 'numbers'
  readonly from: string
  readonly count: number
  /** A new block is asked for when so few are left. */
  readonly few: number
}

/** Dossier codes, and numbers of the queue. */
const KINDS = {
  codes: { name: 'lease', from: '/api/offline/leases', count: 120, few: 40 },
  numbers: { name: 'numbers', from: '/api/offline/numbers', count: 60, few: 20 },
} as const satisfies Record<string, Kind>
export type LeaseKind = keyof typeof KINDS

/** A new block is asked for, too, when so little time is left. */
const SOON_MS = 4 * 3_600_000

/** How many may be given at a moment. */
export async function countLeft(of: LeaseKind, now: string): Promise<number> {
  const lease = await read(of)
  return lease && isGood(lease, now) ? lease.codes.length - lease.next : 0
}

/** Takes the next code or number, once for all windows of this browser; null where there is none. */
export function takeNext(of: LeaseKind, now: string): Promise<Taken | null> {
  return changeKept<Lease, Taken | null>(KINDS[of].name, (lease) => {
    const code = lease && isGood(lease, now) ? lease.codes[lease.next] : undefined
    if (!lease || code === undefined) return { next: undefined, answer: null }
    const at = now < lease.from ? lease.from : now
    return { next: { ...lease, next: lease.next + 1 }, answer: { code, at } }
  })
}

/** Asks the house for blocks where those here will not do for the hours to come. */
export async function renewLeases(now: string): Promise<void> {
  await renew('codes', now)
  await renew('numbers', now)
}

type Given = {
  readonly codes?: string[]
  readonly labels?: string[]
  readonly day: string
  readonly leased_at: string
  readonly valid_until: string
}

async function renew(of: LeaseKind, now: string): Promise<void> {
  const { name, from, count, few } = KINDS[of]
  const lease = await read(of)
  const lasts = lease && isGood(lease, new Date(Date.parse(now) + SOON_MS).toISOString())
  if (lasts && lease.codes.length - lease.next >= few) return
  const answer = await fetch(from, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ count }),
  })
  if (!answer.ok) return
  const said: Given = await answer.json()
  const codes = said.codes ?? said.labels ?? []
  const block: Lease = { codes, next: 0, day: said.day, from: said.leased_at, until: said.valid_until }
  await onShelf('kept', 'readwrite', (store) => store.put(block, name))
}

function read(of: LeaseKind): Promise<Lease | undefined> {
  return onShelf<Lease | undefined>('kept', 'readonly', (store) => store.get(KINDS[of].name))
}

function isGood({ day, until }: Lease, now: string): boolean {
  return day === dayOf(now) && now < until
}
