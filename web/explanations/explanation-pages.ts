import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { presentExplanations } from '#http/present-explanation.ts'
import { read } from '#http/work.ts'
import {
  answerExplanation,
  AnswerExplanationInput,
  askExplanation,
  AskInput,
  communesOf,
  listExplanations,
  mayAnswer,
  mayAsk,
} from '#modules/oversight'
import { dayOf, formatDay } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { parseDay } from '#web/format.ts'
import { pageLanguage } from '#http/language.ts'
import { CITY } from '../city/city-roles.ts'
import { officerReader } from '../officer/desk.ts'
import { textIn } from '../posted.ts'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage } from '../serve.ts'
import { CityExplanationsPage, type TypedQuestion } from './city-page.tsx'
import { answerName, OfficerExplanationsPage } from './officer-page.tsx'
import { wrongIn } from './wrong-in.ts'

const CITY_PATH = '/dieu-hanh/giai-trinh'
const PATH = '/can-bo/giai-trinh'
const word = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const Asked = Type.Object({
  ...{ unit: word(100), figure: word(40), from: word(20), to: word(20), xong: word(10) },
})
type Asked = { Querystring: Static<typeof Asked> }
type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Giải trình: the city's page asks, the commune's page answers. */
export function explanationPages(app: FastifyInstance, door: Door): void {
  app.get<Asked>(CITY_PATH, { schema: { querystring: Asked } }, (request, reply) => {
    const { xong, ...asked } = request.query
    return showCity(door, { request, reply }, { typed: typedIn(asked), isSent: xong === 'gui' })
  })
  app.post(CITY_PATH, async (request, reply) => {
    const typed = typedIn(fieldsOf(request))
    try {
      const input = checkInput(request, AskInput, inputOf(typed))
      await actByForm(door, request, (work) => askExplanation(work, input))
    } catch (error) {
      const errors = wrongIn(error, pageLanguage(request), 'question')
      return showCity(door, { request, reply }, { typed, errors })
    }
    return reply.redirect(`${CITY_PATH}?xong=gui`, 303)
  })
  app.get<Asked>(PATH, { schema: { querystring: Asked } }, (request, reply) =>
    showOfficer(door, { request, reply }, { isSent: request.query.xong === 'gui' }),
  )
  app.post<{ Params: { id: string } }>(
    `${PATH}/:id`,
    { schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } },
    async (request, reply) => {
      const { id } = request.params
      const field = answerName(id)
      const answer = textIn(fieldsOf(request), field)
      try {
        const input = checkInput(request, AnswerExplanationInput, { answer })
        await actByForm(door, request, (work) => answerExplanation(work, id, input))
      } catch (error) {
        const wrong = wrongIn(error, pageLanguage(request), 'answer')
        const errors = wrong.map((one) => ({ ...one, field }))
        return showOfficer(door, { request, reply }, { errors, typed: { [id]: answer } })
      }
      return reply.redirect(`${PATH}?xong=gui`, 303)
    },
  )
}

function typedIn(fields: Readonly<Record<string, unknown>>): TypedQuestion {
  const text = (name: keyof TypedQuestion): string => {
    const value = fields[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    ...{ unit: text('unit'), figure: text('figure'), from: dayTyped(text('from')) },
    ...{ to: dayTyped(text('to')), question: text('question'), days: text('days') },
  }
}

/** A day of an address (2026-03-02) as people type it. */
function dayTyped(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? formatDay(day) : day
}

/** What was typed as the verb takes it; a day that is none is left for the schema to refuse. */
function inputOf({ unit, figure, from, to, question, days }: TypedQuestion) {
  const day = (typed: string): string => parseDay(typed) ?? typed
  return {
    ...(unit ? { unit } : {}),
    ...(figure ? { figure } : {}),
    ...(from ? { from: day(from) } : {}),
    ...(to ? { to: day(to) } : {}),
    ...(question ? { question } : {}),
    ...(days ? { days: Number(days) } : {}),
  }
}

type ShownCity = { typed: TypedQuestion; isSent?: boolean; errors?: readonly FieldError[] }

async function showCity(door: Door, { request, reply }: Exchange, shown: ShownCity): Promise<FastifyReply> {
  const { actor, view } = await readerWith(door, request, CITY)
  const { items, units } = await read(door, actor, async (trx, now) => ({
    items: await presentExplanations(trx, await listExplanations(trx, actor), now),
    units: await communesOf(trx, dayOf(now)),
  }))
  const { typed, isSent = false, errors = [] } = shown
  const newKey = mayAsk(actor) ? freshKey() : null
  const page = CityExplanationsPage({ view, items, units, typed, errors, isSent, newKey })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

type ShownOfficer = {
  isSent?: boolean
  errors?: readonly FieldError[]
  typed?: Readonly<Record<string, string>>
}

async function showOfficer(
  door: Door,
  { request, reply }: Exchange,
  { isSent = false, errors = [], typed = {} }: ShownOfficer,
): Promise<FastifyReply> {
  const { actor, view } = await officerReader(door, request)
  const items = await read(door, actor, async (trx, now) =>
    presentExplanations(trx, await listExplanations(trx, actor), now),
  )
  const may = actor.posts.some((post) => mayAnswer(actor, post.unit_id))
  const shown = { view, items, mayAnswer: may, newKey: freshKey, isSent, errors, typed }
  return sendPage(reply, OfficerExplanationsPage(shown), errors.length > 0 ? 400 : 200)
}
