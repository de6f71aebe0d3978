const NAME = 'haicap-quay'
const VERSION = 1

/** What a desk's browser holds: readable things under their names, and what waits to be sent, in order. */
export type Shelf = 'kept' | 'outbox'

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION)
    asked.addEventListener('upgradeneeded', () => {
      asked.result.createObjectStore('kept')
      asked.result.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
    })
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(failed(asked.error)))
  })
  opened.catch(() => (opened = undefined))
  return opened
}

/** One transaction over one shelf, durable before it is answered; `run` gives the request whose result is the answer. */
export async function onShelf<T>(
  shelf: Shelf,
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const base = await open()
  return new Promise<T>((resolve, reject) => {
    const trx = base.transaction(shelf, mode, { durability: 'strict' })
    const asked = run(trx.objectStore(shelf))
    trx.addEventListener('complete', () => resolve(asked.result))
    trx.addEventListener('abort', () => reject(failed(trx.error)))
  })
}

/** Reads a value and puts another in its place, with nobody in between; answers what `change` says beside it. */
export async function changeKept<Kept, T>(
  name: string,
  change: (kept: Kept | undefined) => { readonly next: Kept | undefined; readonly answer: T },
): Promise<T> {
  const base = await open()
  return new Promise<T>((resolve, reject) => {
    const trx = base.transaction('kept', 'readwrite', { durability: 'strict' })
    const store = trx.objectStore('kept')
    const asked: IDBRequest<Kept | undefined> = store.get(name)
    let changed: { readonly answer: T } | undefined
    asked.addEventListener('success', () => {
      const { next, answer } = change(asked.result)
      changed = { answer }
      if (next !== undefined) store.put(next, name)
    })
    trx.addEventListener('complete', () => (changed ? resolve(changed.answer) : reject(failed(null))))
    trx.addEventListener('abort', () => reject(failed(trx.error)))
  })
}

function failed(error: DOMException | null): Error {
  return error ?? new Error('the browser keeps nothing')
}
