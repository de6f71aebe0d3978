import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkInput } from '#http/check-input.ts'
import { returnForDossier, takeForDossier, TakeInput } from '#http/custody-acts.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { versionOf } from '#http/names.ts'
import { presentOriginals } from '#http/present-original.ts'
import { read } from '#http/work.ts'
import { listOriginalsOf, listReceipts, mayGive, ReturnInput } from '#modules/custody'
import { getDossier } from '#modules/dossiers'
import { papersFor } from '#modules/procedures'
import { type Actor, recordLook } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { type FieldError, forbidden } from '#platform/refusal.ts'
import { officerReader } from '../officer/desk.ts'
import { wrongIn } from '../explanations/wrong-in.ts'
import { textIn } from '../posted.ts'
import { actByForm, fieldsOf, freshKey, sendPage } from '../serve.ts'
import { DossierOriginalsPage, type DossierOriginals } from './dossier-originals-page.tsx'
import { manyIn, mustChoose } from './many-in.ts'
import { receiptOf } from './receipt-fields.tsx'

type DossierRequest = FastifyRequest<{ Params: { code: string }; Querystring: { xong?: string } }>
type Exchange = { readonly request: DossierRequest; readonly reply: FastifyReply }
type Shown = { readonly errors?: readonly FieldError[]; readonly typed?: Record<string, string> }

/** Bản chính của một hồ sơ: where they are, taking in and giving back. */
export function dossierOriginalsPages(app: FastifyInstance, door: Door): void {
  const at = '/can-bo/ho-so/:code/ban-chinh'
  app.get(at, (request: DossierRequest, reply) => show(door, { request, reply }))
  app.post(`${at}/nhan`, async (request: DossierRequest, reply) => {
    const { code } = request.params
    const papers = manyIn(fieldsOf(request), 'papers').map((key) => ({ key, count: 1 }))
    try {
      mustChoose([['papers', papers.length]])
      const input = checkInput(request, TakeInput, { papers })
      await actByForm(door, request, (work) => takeForDossier(work, code, input))
    } catch (error) {
      return show(door, { request, reply }, { errors: wrongIn(error, pageLanguage(request), 'papers') })
    }
    return reply.redirect(`/can-bo/ho-so/${code}/ban-chinh?xong=nhan`, 303)
  })
  app.post(`${at}/tra`, async (request: DossierRequest, reply) => {
    const { code } = request.params
    const fields = fieldsOf(request)
    const originals = manyIn(fields, 'originals')
    const receipt: Record<string, string> = receiptOf((name) => textIn(fields, name)) ?? {}
    const to = textIn(fields, 'to')
    try {
      const { identity = '', signed = '' } = receipt
      mustChoose([
        ['originals', originals.length],
        ['identity', identity.length],
        ['signed', signed.length],
      ])
      const input = checkInput(request, ReturnInput, { originals, to, receipt })
      await actByForm(door, request, (work) => returnForDossier(work, code, input))
    } catch (error) {
      const typed = { ...receipt, to, originals: originals.join(' ') }
      const errors = wrongIn(error, pageLanguage(request), 'originals')
      return show(door, { request, reply }, { errors, typed })
    }
    return reply.redirect(`/can-bo/ho-so/${code}/ban-chinh?xong=tra`, 303)
  })
}

async function show(door: Door, { request, reply }: Exchange, shown: Shown = {}): Promise<FastifyReply> {
  const { view, actor, now } = await officerReader(door, request)
  if (actor.sees === 'city') throw notHere()
  const { code } = request.params
  const facts = await read(door, actor, (trx) => readFacts(trx, { actor, now }, code))
  const { errors = [], typed = {} } = shown
  const done = request.query.xong
  const page = DossierOriginalsPage({ view, facts, newKey: freshKey, errors, typed, done })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

async function readFacts(
  trx: Trx,
  { actor, now }: { readonly actor: Actor; readonly now: string },
  code: string,
): Promise<DossierOriginals> {
  const dossier = await getDossier({ trx, actor }, code)
  await recordLook({ trx, actor, now }, 'dossier', [dossier.id])
  const originals = await listOriginalsOf(trx, dossier.id)
  const version = await versionOf(trx, dossier.procedure_version_id)
  const held = new Set(
    originals.flatMap(({ holder, paper_key }) => (holder === 'citizen' ? [] : [paper_key])),
  )
  return {
    dossier,
    originals: await presentOriginals(trx, originals),
    mine: originals.filter((one) => mayGive(actor, one)).map(({ id }) => id),
    takeable: papersFor(version, dossier.answers).filter(
      ({ key, handed, as, from_form }) =>
        handed === 'kept' && as === 'original' && !from_form && !held.has(key),
    ),
    receipts: await listReceipts(trx, dossier.id),
  }
}

function notHere() {
  return forbidden('officers_of_the_place', {
    vi: 'Trang này dành cho nơi giữ bản chính; bản chính đang ở đâu thì xem ở trang hồ sơ.',
    en: 'This page is for where originals are held; where they are stands on the dossier’s page.',
  })
}
