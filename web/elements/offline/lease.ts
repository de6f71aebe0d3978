import { dayOf } from '#platform/dates.ts'
import { changeKept, onShelf } from './store.ts'

/** A block of codes as the house gave it, and which is next. */
type Lease = {
  readonly codes: readonly string[]
  readonly next: number
  readonly day: string
  readonly until: string
}

const COUNT = 120
/** A new block is asked for when so many are left, or so little time. */
const FEW = 40
const SOON_MS = 4 * 3_600_000

/** How many codes may be given at a moment. */
export async function codesLeft(now: string): Promise<number> {
  const lease = await onShelf<Lease | undefined>('kept', 'readonly', (store) => store.get('lease'))
  return lease && isGood(lease, now) ? lease.codes.length - lease.next : 0
}

/** Takes the next code, once for all windows of this browser; null where there is none. */
export function takeCode(now: string): Promise<string | null> {
  return changeKept<Lease, string | null>('lease', (lease) => {
    const code = lease && isGood(lease, now) ? lease.codes[lease.next] : undefined
    if (!lease || code === undefined) return { next: undefined, answer: null }
    return { next: { ...lease, next: lease.next + 1 }, answer: code }
  })
}

/** Asks the house for a block where the one here will not do for the hours to come. */
export async function renewLease(now: string): Promise<void> {
  const lease = await onShelf<Lease | undefined>('kept', 'readonly', (store) => store.get('lease'))
  const lasts = lease && isGood(lease, new Date(Date.parse(now) + SOON_MS).toISOString())
  if (lasts && lease.codes.length - lease.next >= FEW) return
  const answer = await fetch('/api/offline/leases', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ count: COUNT }),
  })
  if (!answer.ok) return
  const { codes, day, valid_until }: { codes: string[]; day: string; valid_until: string } =
    await answer.json()
  await onShelf('kept', 'readwrite', (store) =>
    store.put({ codes, day, next: 0, until: valid_until }, 'lease'),
  )
}

function isGood({ day, until }: Lease, now: string): boolean {
  return day === dayOf(now) && now < until
}
