/** A base of its own: what was there before knows nothing of scans, and a browser with an old page open holds none back. */
const NAME = 'haicap-quay-trang'
const LAST = Number.MAX_SAFE_INTEGER

/** A scanned paper kept here in sealed pieces; `sha256` is of the file they make. */
export type KeptScan = {
  readonly id: string
  readonly sha256: string
  readonly pieces: number
  /** When this browser kept it, by its own clock. */
  readonly kept: number
}

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.addEventListener('upgradeneeded', () => {
      asked.result.createObjectStore('scans', { keyPath: 'id' })
      asked.result.createObjectStore('pieces')
    })
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error ?? new Error('the browser keeps nothing')))
  })
  opened.catch(() => (opened = undefined))
  return opened
}

type Run<T> = (scans: IDBObjectStore, pieces: IDBObjectStore) => IDBRequest<T>

async function within<T>(mode: IDBTransactionMode, run: Run<T>): Promise<T> {
  const base = await open()
  return new Promise<T>((resolve, reject) => {
    const trx = base.transaction(['scans', 'pieces'], mode, { durability: 'strict' })
    const asked = run(trx.objectStore('scans'), trx.objectStore('pieces'))
    trx.addEventListener('complete', () => resolve(asked.result))
    trx.addEventListener('abort', () => reject(trx.error ?? new Error('the browser keeps nothing')))
  })
}

/** Keeps a scan with all its pieces, or nothing of it; fails with `QuotaExceededError` where the browser has no room. */
export async function keepPieces(scan: KeptScan, sealed: readonly Uint8Array[]): Promise<void> {
  await within('readwrite', (scans, pieces) => {
    sealed.forEach((piece, number) => pieces.put(piece, [scan.id, number]))
    return scans.put(scan)
  })
}

/** A scan kept here; undefined where there is none. */
export function findScan(id: string): Promise<KeptScan | undefined> {
  return within<KeptScan | undefined>('readonly', (scans) => scans.get(id))
}

/** One piece as it was sealed. */
export function readPiece(id: string, number: number): Promise<Uint8Array | undefined> {
  return within<Uint8Array | undefined>('readonly', (_scans, pieces) => pieces.get([id, number]))
}

/** Takes a scan away, once the house has it or it was discarded. */
export async function dropScan(id: string): Promise<void> {
  await within('readwrite', (scans, pieces) => {
    pieces.delete(IDBKeyRange.bound([id, 0], [id, LAST]))
    return scans.delete(id)
  })
}

/** Takes away scans of forms that were left before anything was taken in: older than a moment, and waited for by nobody. */
export async function dropLeft(waited: ReadonlySet<string>, before: number): Promise<void> {
  const all = await within<KeptScan[]>('readonly', (scans) => scans.getAll())
  for (const { id, kept } of all) if (kept < before && !waited.has(id)) await dropScan(id)
}
