import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { Board, readBoard, unitsInSight } from '#modules/oversight'
import { invalid } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { liveOf } from '../live.ts'
import { throughMirror } from '../mirror.ts'
import { sendEvents } from '../send-events.ts'
import { signedIn } from '../session.ts'

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD, included; left out it is open' })
const Query = Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day) })
type Query = Static<typeof Query>

/** The board's figures, once and live. City roles see every unit, a commune's officer his own. */
export function boardRoutes(app: FastifyInstance, door: Door): void {
  const live = liveOf(door)
  app.addHook('preClose', async () => live.close())

  app.get<{ Querystring: Query }>(
    '/api/board',
    { schema: { tags: ['board'], querystring: Query, response: { 200: Board } } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const asked = { ...inOrder(request.query), units: unitsInSight(actor) }
      const now = door.clock()
      const { shown, asOf } = await throughMirror(door, ({ app, city }) =>
        readBoard(actor.sees === 'city' ? city : app, { ...asked, now }),
      )
      if (asOf !== null) reply.header('haicap-as-of', asOf)
      return shown
    },
  )

  app.get<{ Querystring: Query }>(
    '/api/board/stream',
    {
      compress: false,
      schema: {
        tags: ['board'],
        querystring: Query,
        description:
          'Server-sent events `board`: first everything, then what changed: `total` and units by slug, with `at` and `cursor`.',
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const asked = { ...inOrder(request.query), units: unitsInSight(actor) }
      const stream = await live.follow({
        key: `board ${JSON.stringify(asked)}`,
        event: 'board',
        draw: async (now) => {
          const { shown } = await throughMirror(door, ({ city }) => readBoard(city, { ...asked, now }))
          const { items, at: _at, from: _from, to: _to, ...board } = shown
          return {
            ...board,
            ...Object.fromEntries(items.map(({ unit, ...figures }) => [unit.slug, figures])),
          }
        },
      })
      return sendEvents(reply, stream)
    },
  )
}

/** Refuses a period that ends before it begins. */
function inOrder(period: Query): Query {
  if (!period.from || !period.to || period.from <= period.to) return period
  const message = {
    vi: 'Ngày đầu kỳ phải trước hoặc trùng ngày cuối kỳ.',
    en: 'The first day must not be after the last.',
  }
  throw invalid('period_order', message, [{ field: 'from', message }])
}
