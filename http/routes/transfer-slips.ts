import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static, type TSchema } from 'typebox'
import * as custody from '#modules/custody'
import { ReceiveInput, RefuseSlipInput, SendInput, type Slip } from '#modules/custody'
import { printForm } from '#modules/prints'
import type { Actor } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { forbidden } from '#platform/refusal.ts'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { presentSlip, SlipView } from '../present-original.ts'
import { transferSlipOf } from '../prints/transfer-slip.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Open = Type.Object({ coming: Type.Array(SlipView), sent: Type.Array(SlipView) })
const ByCode = Type.Object({ code: Type.String({ maxLength: 60, description: 'As scanned or typed' }) })
const tags = ['custody']
type Asked<Body = unknown> = { Params: Static<typeof ByCode>; Body: Body }

/** Phiếu bàn giao bản chính: making one, what is on its way, and its end at either side. */
export function slipRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/transfer-slips', { schema: { tags, response: { 200: Open } } }, async (request) => {
    const actor = ofPlace(await signedIn(door, request))
    return read(door, actor, async (trx) => {
      const { coming, sent } = await custody.listSlips(trx, actor)
      const shown = (slips: readonly Slip[]) => Promise.all(slips.map((slip) => slipShown(trx, slip)))
      return { coming: await shown(coming), sent: await shown(sent) }
    })
  })
  app.get<Asked>(
    '/api/transfer-slips/:code',
    { schema: { tags, params: ByCode, response: { 200: SlipView } } },
    async (request) => {
      const actor = ofPlace(await signedIn(door, request))
      return read(door, actor, async (trx) =>
        slipShown(trx, await custody.findSlip(trx, request.params.code)),
      )
    },
  )
  app.get<Asked>(
    '/api/transfer-slips/:code/print',
    { schema: { tags, params: ByCode } },
    async (request, reply) => {
      const actor = ofPlace(await signedIn(door, request))
      const slip = await read(door, actor, async (trx) =>
        slipShown(trx, await custody.findSlip(trx, request.params.code)),
      )
      const data = transferSlipOf(door, slip)
      const pdf = await printForm(door.pdf, { form: 'transfer_slip', data, moment: slip.sent_at })
      return reply
        .header('content-disposition', `inline; filename="${slip.shown_code}.pdf"`)
        .type('application/pdf')
        .send(pdf)
    },
  )
  app.post<{ Body: SendInput }>(
    '/api/transfer-slips',
    { schema: { tags, operationId: 'send_originals', body: SendInput, response: { 200: SlipView } } },
    (request, reply) =>
      shownAfter(
        door,
        request,
        actByRequest(door, { request, reply }, (work) => custody.sendOriginals(work, request.body)),
      ),
  )
  endRoutes(app, door)
}

const actOn = (operationId: string, body: TSchema) => ({
  schema: { tags, operationId, params: ByCode, body, response: { 200: SlipView } },
})

function endRoutes(app: FastifyInstance, door: Door): void {
  app.post<Asked<ReceiveInput>>(
    '/api/transfer-slips/:code/receipt',
    actOn('receive_originals', ReceiveInput),
    (request, reply) =>
      shownAfter(
        door,
        request,
        actByRequest(door, { request, reply }, (work) =>
          custody.receiveOriginals(work, request.params.code, request.body),
        ),
      ),
  )
  app.post<Asked<RefuseSlipInput>>(
    '/api/transfer-slips/:code/refusal',
    actOn('refuse_slip', RefuseSlipInput),
    (request, reply) =>
      shownAfter(
        door,
        request,
        actByRequest(door, { request, reply }, (work) =>
          custody.refuseSlip(work, request.params.code, request.body),
        ),
      ),
  )
  app.post<Asked<ReceiveInput>>(
    '/api/transfer-slips/:code/return',
    actOn('take_back_originals', ReceiveInput),
    (request, reply) =>
      shownAfter(
        door,
        request,
        actByRequest(door, { request, reply }, (work) =>
          custody.takeBackOriginals(work, request.params.code, request.body),
        ),
      ),
  )
}

async function slipShown(trx: Trx, slip: Slip): Promise<SlipView> {
  return presentSlip(trx, slip, await custody.listOriginals(trx, slip.original_ids))
}

/** Shown after the act, or after what was remembered of it. */
async function shownAfter(door: Door, request: FastifyRequest, done: Promise<Slip>): Promise<SlipView> {
  const slip = await done
  return read(door, await signedIn(door, request), (trx) => slipShown(trx, slip))
}

/** Slips are seen at the places they come from and go to. */
function ofPlace(actor: Actor): Actor {
  if (actor.kind === 'officer' && actor.sees === 'own') return actor
  throw forbidden('officers_of_the_place', {
    vi: 'Phiếu bàn giao chỉ mở được ở nơi gửi và nơi nhận.',
    en: 'A slip opens only where it comes from and where it goes.',
  })
}
