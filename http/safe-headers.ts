import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'

const CONTENT_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

/** What every answer has by itself, whoever sends it. */
const OWN = new Set(['content-length', 'content-type', 'connection', 'date', 'keep-alive'])

/**
 * The headers that keep browsers safe, on every answer. They are the same for all, and working them out anew for each
 * request cost helmet a thirtieth of an act: so it is asked once. `isPublic`: the house is reached by HTTPS, and says so.
 */
export async function sendSafeHeaders(app: FastifyInstance, isPublic: boolean): Promise<void> {
  const asked = Fastify()
  await asked.register(helmet, { contentSecurityPolicy: CONTENT_POLICY, hsts: isPublic })
  asked.get('/', async () => '')
  const { headers } = await asked.inject('/')
  await asked.close()
  const safe = Object.entries(headers).flatMap(([name, value]) =>
    OWN.has(name) || value === undefined ? [] : [[name, value] as const],
  )
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of safe) void reply.header(name, value)
    done()
  })
}
