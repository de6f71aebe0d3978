/** Stands between the counter's pages and the line: what was kept is there without it, and pages fall back to the one that works so. */
const CACHE = 'haicap-quay'
const PAGE = '/quay/mat-mang'
const PATIENCE_MS = 10_000
const GONE = [502, 503, 504]

type Caught = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void }
/** The worker's own world, which the browser's types name another way; KEPT is written before this program. */
type Worker = {
  KEPT: readonly string[]
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: ((name: 'fetch', run: (event: Caught) => void) => void) &
    ((name: 'install' | 'activate', run: (event: Lasting) => void) => void)
}
const worker = self as unknown as Worker

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...worker.KEPT]))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(clearOld().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (origin !== location.origin) return
  if (pathname.startsWith('/_/assets/')) event.respondWith(kept(request))
  else if (request.mode === 'navigate') event.respondWith(page(request))
})

async function clearOld(): Promise<void> {
  const cache = await caches.open(CACHE)
  const names = (await cache.keys()).filter(({ url }) => !worker.KEPT.includes(new URL(url).pathname))
  await Promise.all(names.map((name) => cache.delete(name)))
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

/** A page from the line; where there is none, the page that goes on without. Whether something sent arrived is then unknown. */
async function page(request: Request): Promise<Response> {
  const isAsked = request.method === 'GET'
  const instead = async (): Promise<Response> => {
    const there = isAsked ? await caches.match(PAGE) : Response.redirect(`${PAGE}?chua-ro=1`, 303)
    return there ?? Response.error()
  }
  try {
    const answer = await (isAsked ? within(fetch(request)) : fetch(request))
    return GONE.includes(answer.status) ? await instead() : answer
  } catch {
    return instead()
  }
}

function within(answer: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('too slow')), PATIENCE_MS)
    answer.then(resolve, reject)
  })
}
