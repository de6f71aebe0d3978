import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { presentSlip } from '#http/present-original.ts'
import { read } from '#http/work.ts'
import * as custody from '#modules/custody'
import { ReceiveInput, RefuseSlipInput, type Slip } from '#modules/custody'
import type { Work } from '#modules/record'
import { type FieldError, forbidden } from '#platform/refusal.ts'
import { officerReader } from '../officer/desk.ts'
import { wrongIn } from '../explanations/wrong-in.ts'
import { textIn } from '../posted.ts'
import { actByForm, fieldsOf, freshKey, sendPage } from '../serve.ts'
import { CUSTODY_PATH } from './custody-path.ts'
import { manyIn } from './many-in.ts'
import { SlipPage } from './slip-page.tsx'

type SlipRequest = FastifyRequest<{ Params: { code: string }; Querystring: { xong?: string } }>
type Exchange = { readonly request: SlipRequest; readonly reply: FastifyReply }
type Ending = {
  readonly done: string
  /** The field at which a refusal is told. */
  readonly field: string
  readonly run: (request: SlipRequest) => (work: Work) => Promise<Slip>
}

/** One slip: its page, which its QR opens, and its end at either side. */
export function slipPages(app: FastifyInstance, door: Door): void {
  const at = `${CUSTODY_PATH}/phieu/:code`
  app.get(at, (request: SlipRequest, reply) => show(door, { request, reply }, []))
  for (const ending of ENDINGS) {
    app.post(`${at}/${ending.done}`, (request: SlipRequest, reply) => end(door, ending, { request, reply }))
  }
}

const ENDINGS: readonly Ending[] = [
  {
    ...{ done: 'nhan', field: 'arrived' },
    run: (request) => {
      const input = checkInput(request, ReceiveInput, { arrived: manyIn(fieldsOf(request), 'arrived') })
      return (work) => custody.receiveOriginals(work, request.params.code, input)
    },
  },
  {
    ...{ done: 'tu-choi', field: 'reason' },
    run: (request) => {
      const input = checkInput(request, RefuseSlipInput, { reason: textIn(fieldsOf(request), 'reason') })
      return (work) => custody.refuseSlip(work, request.params.code, input)
    },
  },
  {
    ...{ done: 'nhan-lai', field: 'back' },
    run: (request) => {
      const input = checkInput(request, ReceiveInput, { arrived: manyIn(fieldsOf(request), 'back') })
      return (work) => custody.takeBackOriginals(work, request.params.code, input)
    },
  },
]

async function end(
  door: Door,
  { done, field, run }: Ending,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  try {
    const { answer } = await actByForm(door, request, run(request))
    return await reply.redirect(`${CUSTODY_PATH}/phieu/${answer.code}?xong=${done}`, 303)
  } catch (error) {
    return show(door, { request, reply }, wrongIn(error, pageLanguage(request), field))
  }
}

async function show(
  door: Door,
  { request, reply }: Exchange,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { view, actor } = await officerReader(door, request)
  if (actor.sees === 'city') throw notHere()
  const { slip, ...ends } = await read(door, actor, async (trx) => {
    const found = await custody.findSlip(trx, request.params.code)
    const originals = await custody.listOriginals(trx, found.original_ids)
    const isAt = (agency: string) => actor.posts.some(({ agency_id }) => agency_id === agency)
    return {
      slip: await presentSlip(trx, found, originals),
      ...{ isReceiver: isAt(found.to_agency_id), isSender: isAt(found.from_agency_id) },
    }
  })
  const done = request.query.xong
  const page = SlipPage({ view, slip, ...ends, newKey: freshKey, errors, done })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

function notHere() {
  return forbidden('officers_of_the_place', {
    vi: 'Phiếu bàn giao chỉ mở được ở nơi gửi và nơi nhận.',
    en: 'A slip opens only where it comes from and where it goes.',
  })
}
