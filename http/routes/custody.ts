import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { listHeld, listHeldTooLong, listOriginalsOf, type Original } from '#modules/custody'
import { PassInput, passOriginals, ReturnInput } from '#modules/custody'
import { getDossier } from '#modules/dossiers'
import { forbidden } from '#platform/refusal.ts'
import { actByRequest } from '../act-by-request.ts'
import { returnForDossier, takeForDossier, TakeInput } from '../custody-acts.ts'
import type { Door } from '../door.ts'
import { LateOriginalView, OriginalView, presentOriginal, presentOriginals } from '../present-original.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Query = Type.Object({
  view: Type.Optional(
    Type.Union([Type.Literal('mine'), Type.Literal('agency'), Type.Literal('late')], {
      description: 'What you hold, what your agencies hold, or what is held too long in sight; default mine',
    }),
  ),
})
const Listed = Type.Object({ items: Type.Array(Type.Union([LateOriginalView, OriginalView])) })
const Papers = Type.Object({ items: Type.Array(OriginalView) })
const ByCode = Type.Object({ code: Type.String({ maxLength: 60 }) })
const tags = ['custody']
type Asked<Body = unknown> = { Params: Static<typeof ByCode>; Body: Body }

/** Giữ bản chính: where originals are, taking and giving them back, and changing hands within an agency. */
export function custodyRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/originals',
    { schema: { tags, querystring: Query, response: { 200: Listed } } },
    async (request) => {
      const actor = await signedIn(door, request)
      if (actor.kind !== 'officer') throw officersOnly()
      const { view = 'mine' } = request.query
      return read(door, actor, async (trx, now) => {
        if (view !== 'late') return { items: await presentOriginals(trx, await listHeld(trx, actor, view)) }
        const late = await listHeldTooLong(trx, actor, { now })
        return {
          items: await Promise.all(
            late.map(async (one) => ({ ...(await presentOriginal(trx, one)), why: one.why })),
          ),
        }
      })
    },
  )
  app.get<Asked>(
    '/api/dossiers/:code/originals',
    { schema: { tags, params: ByCode, response: { 200: Papers } } },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx) => {
        const { id } = await getDossier({ trx, actor }, request.params.code)
        return { items: await presentOriginals(trx, await listOriginalsOf(trx, id)) }
      })
    },
  )
  handRoutes(app, door)
}

function handRoutes(app: FastifyInstance, door: Door): void {
  app.post<Asked<TakeInput>>(
    '/api/dossiers/:code/originals',
    {
      schema: {
        tags,
        operationId: 'take_originals',
        params: ByCode,
        body: TakeInput,
        response: { 200: Papers },
      },
    },
    (request, reply) =>
      items(
        door,
        actByRequest(door, { request, reply }, (work) =>
          takeForDossier(work, request.params.code, request.body),
        ),
      ),
  )
  app.post<Asked<ReturnInput>>(
    '/api/dossiers/:code/originals/return',
    {
      schema: {
        tags,
        operationId: 'return_originals',
        params: ByCode,
        body: ReturnInput,
        response: { 200: Papers },
      },
    },
    (request, reply) =>
      items(
        door,
        actByRequest(door, { request, reply }, (work) =>
          returnForDossier(work, request.params.code, request.body),
        ),
      ),
  )
  app.post<{ Body: PassInput }>(
    '/api/originals/passing',
    { schema: { tags, operationId: 'pass_originals', body: PassInput, response: { 200: Papers } } },
    (request, reply) =>
      items(
        door,
        actByRequest(door, { request, reply }, (work) => passOriginals(work, request.body)),
      ),
  )
}

/** Shown after the act, or after what was remembered of it. */
async function items(door: Door, done: Promise<{ originals: Original[] }>) {
  const { originals } = await done
  return { items: await presentOriginals(door.house.app, originals) }
}

function officersOnly() {
  return forbidden('officers_only', {
    vi: 'Trang này dành cho cán bộ. Bản chính của hồ sơ bạn nộp: xem ở hồ sơ ấy.',
    en: 'This is for officers. Where the originals you handed in are stands in their dossier.',
  })
}
