const NAME = 'haicap-quay'

/** Forgets on a page where nobody is signed in what a desk kept readable, its key first; what is sealed stays. */
export async function forgetReadable(): Promise<void> {
  if (!('indexedDB' in window) || typeof indexedDB.databases !== 'function') return
  const there = await indexedDB.databases()
  if (!there.some(({ name }) => name === NAME)) return
  await new Promise<void>((resolve) => {
    const asked = indexedDB.open(NAME)
    asked.addEventListener('error', () => resolve())
    asked.addEventListener('success', () => {
      const base = asked.result
      if (!base.objectStoreNames.contains('kept')) return resolve()
      const trx = base.transaction('kept', 'readwrite', { durability: 'strict' })
      trx.objectStore('kept').clear()
      const end = () => {
        base.close()
        resolve()
      }
      trx.addEventListener('complete', end)
      trx.addEventListener('abort', end)
    })
  })
}

const WAYS_OUT = ['/dang-xuat', '/tai-khoan/dang-xuat-moi-noi']

/** Forgets before a form that signs out is sent, and again where nobody is signed in. */
export function forgetAtSignOut(): void {
  // The page that works without the line never knows who is signed in.
  const isOut = document.querySelector('.masthead-sign-in') && !document.querySelector('offline-desk')
  if (isOut) void forgetReadable()
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
    if (!WAYS_OUT.includes(new URL(form.action).pathname)) return
    event.preventDefault()
    void forgetReadable().finally(() => form.submit())
  })
}
