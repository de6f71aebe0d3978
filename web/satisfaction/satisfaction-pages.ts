import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { read } from '#http/work.ts'
import { getDossier } from '#modules/dossiers'
import { readBoard, readCriteria } from '#modules/oversight'
import { FollowUpInput, followUpRating, hearRatings, unitsHeaded } from '#modules/ratings'
import { dayOf, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { wrongIn } from '../explanations/wrong-in.ts'
import { officerReader } from '../officer/desk.ts'
import { textIn } from '../posted.ts'
import { actByForm, fieldsOf, freshKey, sendPage, type Reader } from '../serve.ts'
import { followUpName } from './heard-card.tsx'
import { InvitationPage } from './invitation-page.tsx'
import { type SatisfactionFacts, SatisfactionPage } from './satisfaction-page.tsx'

const PATH = '/can-bo/hai-long'
const DAYS = 90
const Asked = Type.Object({ xong: Type.Optional(Type.String({ maxLength: 10 })) })
type Asked = { Querystring: Static<typeof Asked> }

/** Hài lòng, for officers: the unit's score; for its head also comments, and what is done about low ratings. */
export function satisfactionPages(app: FastifyInstance, door: Door): void {
  invitationPages(app, door)
  app.get<Asked>(PATH, { schema: { querystring: Asked } }, (request, reply) =>
    show(door, { request, reply }, { isDone: request.query.xong === 'ghi' }),
  )
  app.post<{ Params: { id: string } }>(
    `${PATH}/:id`,
    { schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } },
    async (request, reply) => {
      const { id } = request.params
      const field = followUpName(id)
      const follow_up = textIn(fieldsOf(request), field)
      try {
        const input = checkInput(request, FollowUpInput, { follow_up })
        await actByForm(door, request, (work) => followUpRating(work, id, input))
      } catch (error) {
        const errors = wrongIn(error, pageLanguage(request), field).map((one) => ({ ...one, field }))
        return show(door, { request, reply }, { errors, typed: { [id]: follow_up } })
      }
      return reply.redirect(`${PATH}?xong=ghi`, 303)
    },
  )
}

/** The code by which a resident rates; for those who see the dossier, once it is handed over. */
function invitationPages(app: FastifyInstance, door: Door): void {
  app.get<{ Params: { code: string } }>('/can-bo/ho-so/:code/moi-danh-gia', async (request, reply) => {
    const { actor, view } = await officerReader(door, request)
    const { code, delivery } = await read(door, actor, (trx) =>
      getDossier({ trx, actor }, request.params.code),
    )
    if (delivery !== 'delivered') return reply.redirect(`/can-bo/ho-so/${code}`, 303)
    const address = `${door.publicAddress}/tra-cuu/danh-gia?ma=${encodeURIComponent(code)}`
    return sendPage(reply, InvitationPage({ view, code, address }))
  })
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Shown = { isDone?: boolean; errors?: readonly FieldError[]; typed?: Readonly<Record<string, string>> }

async function show(
  door: Door,
  { request, reply }: Exchange,
  { isDone = false, errors = [], typed = {} }: Shown,
): Promise<FastifyReply> {
  const reader = await officerReader(door, request)
  const facts = await readFacts(door, reader)
  const page = SatisfactionPage({ view: reader.view, facts, isDone, newKey: freshKey, errors, typed })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

/** The figures of his first unit for an officer, of the whole city for its own roles. */
async function readFacts(door: Door, { actor, language }: Reader): Promise<SatisfactionFacts> {
  return read(door, actor, async (trx, now) => {
    const to = dayOf(now)
    const from = fromDayNumber(toDayNumber(to) - DAYS + 1)
    const unit = actor.sees === 'city' ? null : (actor.posts[0]?.unit_id ?? null)
    const board = await readBoard(trx, { now, from, to, units: unit === null ? undefined : [unit] })
    return {
      isCity: unit === null,
      figures: board.total,
      criteria: await readCriteria(trx, { unit, from, to, language }),
      heard: unitsHeaded(actor).length > 0 ? await hearRatings(trx, actor, now) : null,
    }
  })
}
