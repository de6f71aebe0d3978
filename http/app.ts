import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify'
import { MOST_BYTES } from '#platform/files.ts'
import { invalid, notFound } from '#platform/refusal.ts'
import { admitWhatFits, turnAwayWhenSlow } from './admit.ts'
import { requestCheckers } from './check-requests.ts'
import { countDenials } from './count-denials.ts'
import type { Door } from './door.ts'
import { hangUpWhenClosing } from './hang-up.ts'
import { logOptions } from './log-lines.ts'
import { markRehearsal } from './mark-rehearsal.ts'
import { Problem, sendProblem } from './problem.ts'
import { sendSafeHeaders } from './safe-headers.ts'
import { refuseBrokenText } from './sound-text.ts'
import { AS_WRITTEN, answerWriters } from './write-answers.ts'
import { authorityRoutes } from './routes/authority.ts'
import { denialRoutes } from './routes/denials.ts'
import { digestRoutes } from './routes/digest.ts'
import { boardRoutes } from './routes/board.ts'
import { boardBreakdownRoutes } from './routes/board-breakdown.ts'
import { calendarRoutes } from './routes/calendars.ts'
import { outageRoutes } from './routes/outages.ts'
import { reorganisationRoutes } from './routes/reorganisations.ts'
import { chainRoutes } from './routes/chains.ts'
import { catalogueFileRoutes } from './routes/catalogue-files.ts'
import { demonstrationRoutes } from './routes/demonstration.ts'
import { directoryRoutes } from './routes/directory.ts'
import { dossierActRoutes } from './routes/dossier-acts.ts'
import { dossierOfferRoutes } from './routes/dossier-offers.ts'
import { dossierRoutes } from './routes/dossiers.ts'
import { draftRoutes } from './routes/drafts.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { alertRoutes } from './routes/alerts.ts'
import { custodyRoutes } from './routes/custody.ts'
import { slipRoutes } from './routes/transfer-slips.ts'
import { explanationRoutes } from './routes/explanations.ts'
import { forecastRoutes } from './routes/forecast.ts'
import { healthRoutes } from './routes/health.ts'
import { offlineRoutes } from './routes/offline.ts'
import { paperProposalRoutes } from './routes/paper-proposals.ts'
import { paperRoutes } from './routes/papers.ts'
import { paymentRoutes } from './routes/payments.ts'
import { printRoutes } from './routes/prints.ts'
import { houseLimitRoutes } from './routes/house-limits.ts'
import { registerBookRoutes } from './routes/register-books.ts'
import { ratingRoutes } from './routes/ratings.ts'
import { readinessRoutes } from './routes/readiness.ts'
import { recordRoutes } from './routes/records.ts'
import { registerRoutes } from './routes/registers.ts'
import { procedureListRoutes } from './routes/procedure-lists.ts'
import { procedureSwitchRoutes } from './routes/procedure-switches.ts'
import { procedureVersionRoutes } from './routes/procedure-versions.ts'
import { procedureRoutes } from './routes/procedures.ts'
import { resultRoutes } from './routes/results.ts'
import { queueRoutes } from './routes/queue.ts'
import { reportRoutes } from './routes/reports.ts'
import { reviewRoutes } from './routes/review.ts'
import { sessionRoutes } from './routes/session.ts'
import { signingRoutes } from './routes/signing.ts'
import { trackingRoutes } from './routes/tracking.ts'
import { unitRoutes } from './routes/units.ts'

/** The HTTP door, wired in plain sight; `listen` is the caller's. `onRoute` hears of every address there is. */
export async function buildApp(
  door: Door,
  onRoute: (route: RouteOptions) => void = () => {},
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logOptions(door.logTo),
    trustProxy: door.secure,
    bodyLimit: 1_048_576,
    forceCloseConnections: 'idle',
    ajv: { customOptions: CHECKED },
    routerOptions: { maxParamLength: 200 },
    schemaController: {
      compilersFactory: { buildValidator: requestCheckers(), buildSerializer: answerWriters },
    },
  })
  hangUpWhenClosing(app)
  app.addHook('onRoute', onRoute)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => sendProblem(noSuchAddress(), request, reply))
  await sendSafeHeaders(app, door.secure)
  await app.register(compress, PACKED)
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 1_048_576 })
  await app.register(multipart, { limits: { files: 1, fields: 200, fileSize: MOST_BYTES + 1 } })
  await app.register(rateLimit, {
    global: true,
    max: 3000,
    timeWindow: '1 minute',
    errorResponseBuilder: tooMany,
  })
  await turnAwayWhenSlow(app, door.busyAfterMs)
  if (door.busyAfterMs > 0) admitWhatFits(app)
  await app.register(swagger, { openapi: OPENAPI, refResolver: { buildLocalReference: nameOf } })
  app.addSchema(Problem)
  app.addHook('onRequest', refuseForeignSites)
  app.addHook('preValidation', refuseBrokenText)
  app.addHook('onSend', writeLocation)
  countDenials(app, door)
  if (door.isRehearsal) markRehearsal(app)
  app.addHook('onRoute', documentProblem)
  await app.register(async (api) => addRoutes(api, door))
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}

/** Every group of addresses below `/api`. */
function addRoutes(api: FastifyInstance, door: Door): void {
  healthRoutes(api, door)
  evidenceRoutes(api, door)
  denialRoutes(api, door)
  sessionRoutes(api, door)
  demonstrationRoutes(api, door)
  unitRoutes(api, door)
  directoryRoutes(api, door)
  procedureRoutes(api, door)
  procedureVersionRoutes(api, door)
  procedureListRoutes(api, door)
  catalogueFileRoutes(api, door)
  procedureSwitchRoutes(api, door)
  dossierRoutes(api, door)
  dossierActRoutes(api, door)
  dossierOfferRoutes(api, door)
  chainRoutes(api, door)
  recordRoutes(api, door)
  draftRoutes(api, door)
  trackingRoutes(api, door)
  paperRoutes(api, door)
  paperProposalRoutes(api, door)
  printRoutes(api, door)
  paymentRoutes(api, door)
  registerRoutes(api, door)
  registerBookRoutes(api, door)
  houseLimitRoutes(api, door)
  calendarRoutes(api, door)
  outageRoutes(api, door)
  reorganisationRoutes(api, door)
  boardRoutes(api, door)
  boardBreakdownRoutes(api, door)
  forecastRoutes(api, door)
  authorityRoutes(api, door)
  readinessRoutes(api, door)
  digestRoutes(api, door)
  explanationRoutes(api, door)
  alertRoutes(api, door)
  custodyRoutes(api, door)
  slipRoutes(api, door)
  ratingRoutes(api, door)
  signingRoutes(api, door)
  resultRoutes(api, door)
  reportRoutes(api, door)
  reviewRoutes(api, door)
  queueRoutes(api, door)
  offlineRoutes(api, door)
}

/** Ajv tells every wrong field at once, and never changes what was sent except a query's numbers. */
const CHECKED = {
  allErrors: true,
  removeAdditional: false,
  coerceTypes: 'array',
  strict: false,
  ...AS_WRITTEN,
} as const

/** Answers go packed, at a level that costs less than a millisecond; event streams must not be held back. */
const PACKED = {
  customTypes: /^(text\/html|application\/(problem\+)?json)/,
  encodings: ['br', 'gzip'] as ('br' | 'gzip')[],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
}

const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Hai Cấp',
    version: '0.1.0',
    description: 'Two-tier local government: units, procedures, dossiers and their acts.',
  },
} as const

/** Schemas keep their own names in the OpenAPI document. */
function nameOf(json: { $id?: unknown }, ...rest: unknown[]): string {
  return typeof json.$id === 'string' ? json.$id : `schema-${String(rest.at(-1))}`
}

function noSuchAddress() {
  return notFound('no_such_address', { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' })
}

function tooMany() {
  return Object.assign(new Error('too many requests'), { statusCode: 429 })
}

/** Every operation says in the OpenAPI document how it refuses. */
function documentProblem(route: RouteOptions): void {
  if (!route.schema || route.schema.hide) return
  const content = { 'application/problem+json': { schema: { $ref: 'Problem#' } } }
  const refused = { description: 'Refused: what is wrong and what is allowed', content }
  route.schema.response = { ...Object(route.schema.response), default: refused }
}

/** An address sent back to may hold what somebody typed into it: headers take no letters but Latin ones, so it goes encoded. */
async function writeLocation(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const location = reply.getHeader('location')
  if (typeof location !== 'string' || /^[\x21-\x7e]*$/.test(location)) return
  reply.header('location', encodeURI(location.toWellFormed()).replaceAll('%25', '%'))
}

/** A form or script of another site may not act with a resident's cookie. */
async function refuseForeignSites(request: {
  method: string
  headers: Record<string, unknown>
}): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers['origin']
  const host = request.headers['host']
  const isForeign =
    typeof site === 'string'
      ? site !== 'same-origin' && site !== 'none'
      : typeof origin === 'string' && URL.canParse(origin) && new URL(origin).host !== host
  if (!isForeign) return
  throw invalid('foreign_site', {
    vi: 'Yêu cầu đến từ trang khác nên không được nhận. Hãy làm trên chính trang này.',
    en: 'The request came from another site and is not taken. Please act on this site itself.',
  })
}
