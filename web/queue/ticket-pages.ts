import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { holding } from '#http/holding.ts'
import { liveQueueOf } from '#http/live-queue.ts'
import { describe } from '#http/problem.ts'
import { act, read } from '#http/work.ts'
import {
  cancelTicket,
  checkIn,
  comeBack,
  findTicketMove,
  listQueueServices,
  readThread,
} from '#modules/queue'
import { getUnitById } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { doingByForm, freshKey, readerOf, sendPage } from '../serve.ts'
import { TicketPage } from './ticket-page.tsx'

const AtKiosk = Type.Object({ may: Type.Optional(Type.String({ maxLength: 1 })) })
type Asked = FastifyRequest<{ Params: { token: string }; Querystring: Static<typeof AtKiosk> }>

const ACTS = [
  ['da-den', checkIn],
  ['quay-lai', comeBack],
  ['huy', cancelTicket],
] as const

/** Số của bạn: the page behind a ticket's secret, and what its holder may do there. */
export function ticketPages(app: FastifyInstance, door: Door): void {
  app.get('/xep-hang/ve/:token', { schema: { querystring: AtKiosk } }, (request: Asked, reply) =>
    show(door, { request, reply }),
  )
  for (const [path, verb] of ACTS) {
    app.post(`/xep-hang/ve/:token/${path}`, async (request: Asked, reply) => {
      const { token } = request.params
      try {
        const doing = await doingByForm(door, request)
        await act(door, { ...doing, actor: holding(doing.actor) }, (work) => verb(work, token))
        liveQueueOf(door).poke()
        return await reply.redirect(`/xep-hang/ve/${token}`, 303)
      } catch (error) {
        const { view } = await readerOf(door, request, 'hall')
        const { status, detail } = describe(error, view.language)
        if (status === 404 || status >= 429) throw error
        return show(door, { request, reply, problem: detail, status })
      }
    })
  }
}

type Showing = {
  readonly request: Asked
  readonly reply: FastifyReply
  readonly problem?: string
  readonly status?: number
}

async function show(door: Door, { request, reply, problem, status = 200 }: Showing): Promise<FastifyReply> {
  const { view, actor, now } = await readerOf(door, request, 'hall')
  const { token } = request.params
  const thread = await read(door, holding(actor), (trx) => readThread(trx, token))
  const sql = door.house.app
  const [unit, services, move] = await Promise.all([
    getUnitById(sql, thread.ticket.unit_id, dayOf(now)),
    listQueueServices(sql),
    findTicketMove(sql, thread.ticket.id),
  ])
  const page = TicketPage({
    ...{
      view: { ...view, path: `/xep-hang/ve/${token}` },
      unit,
      token,
      thread,
      move,
      problem,
      newKey: freshKey,
    },
    service: services.find(({ key }) => key === thread.ticket.service),
    address: `${door.publicAddress}/xep-hang/ve/${token}`,
    atKiosk: request.query.may !== undefined,
  })
  // A kiosk goes back to its first screen by itself.
  if (request.query.may !== undefined) reply.header('refresh', `20; url=/xep-hang/${unit.slug}/may`)
  return sendPage(reply, page, status)
}
