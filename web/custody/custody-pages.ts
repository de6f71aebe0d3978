import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { agencyOf } from '#http/names.ts'
import { presentOriginal, presentOriginals, presentSlip } from '#http/present-original.ts'
import { read } from '#http/work.ts'
import * as custody from '#modules/custody'
import { PassInput, readSlipCode, SendInput, type Slip } from '#modules/custody'
import type { Actor } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import type { Trx } from '#platform/database.ts'
import { officerReader } from '../officer/desk.ts'
import { wrongIn } from '../explanations/wrong-in.ts'
import { textIn } from '../posted.ts'
import { actByForm, fieldsOf, freshKey, sendPage } from '../serve.ts'
import { CUSTODY_PATH } from './custody-path.ts'
import { CustodyPage, type CustodyFacts } from './custody-page.tsx'
import { dossierOriginalsPages } from './dossier-originals-pages.ts'
import { LatePage } from './late-page.tsx'
import { manyIn, mustChoose } from './many-in.ts'
import {
  findReceiving,
  mustBeOnePlace,
  nameOfPlace,
  type Receiving,
  whichReceiving,
} from './receiving-agency.ts'
import { slipPages } from './slip-pages.ts'

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Shown = {
  readonly errors?: readonly FieldError[]
  readonly typed?: Record<string, string>
  readonly among?: readonly Receiving[]
}
type Asked = { Querystring: { ma?: string; xong?: string } }

/** Giữ bản chính, for officers: what is held and coming, slips, what is held too long, and the originals of one dossier. */
export function custodyPages(app: FastifyInstance, door: Door): void {
  app.get<Asked>(CUSTODY_PATH, (request, reply) => show(door, { request, reply }))
  app.get(`${CUSTODY_PATH}/qua-han`, (request, reply) => showLate(door, { request, reply }))
  app.get<Asked>(`${CUSTODY_PATH}/tim`, async (request, reply) => {
    await officerReader(door, request)
    const said = request.query.ma ?? ''
    const code = readSlipCode(said)
    if (code) return reply.redirect(`${CUSTODY_PATH}/phieu/${code}`, 303)
    const message = {
      vi: 'Mã phiếu có 9 chữ và số, ví dụ BG-7K3M-9QXF2. Quét lại hoặc gõ lại.',
      en: 'A slip’s code has 9 letters and digits, such as BG-7K3M-9QXF2. Scan or type it again.',
    }
    return show(door, { request, reply }, { errors: [{ field: 'ma', message }] })
  })
  app.get<{ Querystring: { q?: string } }>(`${CUSTODY_PATH}/noi-nhan`, async (request, reply) => {
    const { actor } = await officerReader(door, request)
    const words = (request.query.q ?? '').slice(0, 100)
    const found = await read(door, actor, (trx, now) => findReceiving(trx, actor, { words, now }))
    const items = found.map(({ id, name }) => ({ value: id, label: name }))
    return reply.header('cache-control', 'private, no-store').send({ items })
  })
  handOn(app, door)
  slipPages(app, door)
  dossierOriginalsPages(app, door)
}

/** The acts of the list: a slip for another agency, or other hands within this one. */
function handOn(app: FastifyInstance, door: Door): void {
  app.post(`${CUSTODY_PATH}/phieu`, async (request, reply) => {
    const fields = fieldsOf(request)
    const typed = { courier: textIn(fields, 'courier'), note: textIn(fields, 'note') }
    const words = textIn(fields, 'to_agency').trim()
    const { actor } = await officerReader(door, request)
    const said = await read(door, actor, (trx, now) => whichReceiving(trx, actor, { words, now }))
    const asked = { ...typed, originals: manyIn(fields, 'originals'), to_agency: said.chosen }
    try {
      mustChoose([
        ['originals', asked.originals.length],
        ['to_agency', words.length],
      ])
      mustBeOnePlace(said, words)
      const input = checkInput(request, SendInput, asked)
      const { answer } = await actByForm(door, request, (work) => custody.sendOriginals(work, input))
      return await reply.redirect(`${CUSTODY_PATH}/phieu/${answer.code}?xong=lap`, 303)
    } catch (error) {
      const to_agency = await read(door, actor, (trx) => nameOfPlace(trx, said.chosen, words))
      const back = { ...typed, to_agency, originals: asked.originals.join(' ') }
      return show(
        door,
        { request, reply },
        { errors: wrongIn(error, pageLanguage(request), 'originals'), typed: back, among: said.among },
      )
    }
  })
  app.post(`${CUSTODY_PATH}/chuyen-tay`, async (request, reply) => {
    const fields = fieldsOf(request)
    const asked = { originals: manyIn(fields, 'originals'), to: textIn(fields, 'to') }
    try {
      mustChoose([['originals', asked.originals.length]])
      const input = checkInput(request, PassInput, asked)
      await actByForm(door, request, (work) => custody.passOriginals(work, input))
      return await reply.redirect(`${CUSTODY_PATH}?xong=chuyen`, 303)
    } catch (error) {
      const typed = { originals: asked.originals.join(' ') }
      return show(
        door,
        { request, reply },
        { errors: wrongIn(error, pageLanguage(request), 'originals'), typed },
      )
    }
  })
}

async function show(door: Door, { request, reply }: Exchange, shown: Shown = {}): Promise<FastifyReply> {
  const { view, actor } = await officerReader(door, request)
  const facts = await read(door, actor, (trx, now) => readFacts(trx, actor, now))
  const { errors = [], typed = {}, among = [] } = shown
  const done = Object(request.query)['xong']
  const page = CustodyPage({ view, facts, newKey: freshKey, errors, typed, among, done })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

async function readFacts(trx: Trx, actor: Actor, now: string): Promise<CustodyFacts> {
  const { coming, sent } = await custody.listSlips(trx, actor)
  const slips = (all: readonly Slip[]) =>
    Promise.all(
      all.map(async (slip) => presentSlip(trx, slip, await custody.listOriginals(trx, slip.original_ids))),
    )
  const late = await custody.countHeldTooLong(trx, actor, { now })
  return {
    held: await presentOriginals(trx, await custody.listHeld(trx, actor, 'agency')),
    ...{ coming: await slips(coming), sent: await slips(sent) },
    late: late.reduce((sum, one) => sum + one.late, 0),
    maySend: actor.sees === 'own',
  }
}

async function showLate(door: Door, { request, reply }: Exchange): Promise<FastifyReply> {
  const { view, actor } = await officerReader(door, request)
  const shown = await read(door, actor, async (trx, now) => ({
    rule: await custody.custodyRuleOn(trx, dayOf(now)),
    desks: await Promise.all(
      (await custody.countHeldTooLong(trx, actor, { now })).map(async ({ agency_id, late, oldest }) => ({
        ...{ name: (await agencyOf(trx, agency_id)).name, late, oldest },
      })),
    ),
    items: await Promise.all(
      (await custody.listHeldTooLong(trx, actor, { now })).map(async (one) => ({
        ...{ ...(await presentOriginal(trx, one)), why: one.why },
      })),
    ),
  }))
  return sendPage(reply, LatePage({ view, ...shown }))
}
