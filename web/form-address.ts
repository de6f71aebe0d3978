import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** An address as registered, part by part, its parameters unnamed: `/quay/sao-ke/:`. */
type Pattern = readonly string[]

/**
 * Forms post to addresses of their own, and a refused form is shown there. Whoever opens such an address, or comes back to it
 * after switching the language or signing in, is led to the page the form stands on: the nearest one above it.
 */
export function leadToForms(app: FastifyInstance): void {
  const [shown, posted] = [new Set<string>(), new Set<string>()]
  const onlyPosted: Pattern[] = []
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      if (one === 'GET') shown.add(unnamed(url))
      if (one === 'POST') posted.add(unnamed(url))
    }
  })
  app.addHook('onReady', (done) => {
    for (const one of posted) if (!shown.has(one)) onlyPosted.push(one.split('/'))
    done()
  })
  app.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    const page = request.method === 'GET' ? pageOf(request, onlyPosted, shown) : null
    if (page === null) done()
    else void reply.redirect(page, 303)
  })
}

/** Where the form of an address that is only posted to stands; null for every address that is shown itself. */
function pageOf(
  { url, routeOptions }: FastifyRequest,
  onlyPosted: readonly Pattern[],
  shown: ReadonlySet<string>,
): string | null {
  const found = unnamed(routeOptions.url ?? '')
  // A parameter at the end of another address may have caught the last word of this one; any other address is meant.
  if (found !== '/*' && !found.endsWith('/:')) return null
  const words = url.replace(/\?.*$/, '').split('/')
  const pattern = onlyPosted.find((one) => fits(one, words) && (found === '/*' || one.at(-1) !== ':'))
  if (!pattern) return null
  for (let length = pattern.length - 1; length > 1; length -= 1)
    if (shown.has(pattern.slice(0, length).join('/'))) return words.slice(0, length).join('/')
  return '/'
}

function fits(pattern: Pattern, words: readonly string[]): boolean {
  return (
    pattern.length === words.length &&
    pattern.every((part, at) => (part === ':' ? words[at] !== '' : part === words[at]))
  )
}

function unnamed(url: string): string {
  return url.replaceAll(/:\w+(\([^)]*\))?/g, ':')
}
