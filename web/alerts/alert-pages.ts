import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { presentAlerts } from '#http/present-alert.ts'
import { read } from '#http/work.ts'
import {
  AddressInput,
  countStanding,
  listAlertRules,
  listAlerts,
  ownAlertAddress,
  setAlertAddress,
  takeUpAlerts,
  TakeUpInput,
} from '#modules/alerts'
import { communesOf } from '#modules/oversight'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { wrongIn } from '../explanations/wrong-in.ts'
import { officerReader } from '../officer/desk.ts'
import { textIn } from '../posted.ts'
import { actByForm, fieldsOf, freshKey, sendPage, type Reader } from '../serve.ts'
import { fieldsOfRule } from './alert-card.tsx'
import { type AlertFacts, AlertsPage } from './alerts-page.tsx'

const PATH = '/can-bo/canh-bao'
const word = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const Asked = Type.Object({ ...{ unit: word(100), 'quy-tac': word(40), xong: word(10) } })
type Asked = Static<typeof Asked>
type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Shown = {
  readonly query?: Asked
  readonly errors?: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

/** Cảnh báo, for officers of a unit and of the city: what stands, taking it up, and where letters go. */
export function alertPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Asked }>(PATH, { schema: { querystring: Asked } }, (request, reply) =>
    show(door, { request, reply }, { query: request.query }),
  )
  app.post(`${PATH}/dia-chi`, async (request, reply) => {
    const address = textIn(fieldsOf(request), 'address').trim()
    try {
      const input = checkInput(request, AddressInput, { address })
      await actByForm(door, request, (work) => setAlertAddress(work, input))
    } catch (error) {
      const errors = addressWrong(wrongIn(error, pageLanguage(request), 'address'))
      return show(door, { request, reply }, { errors, typed: { address } })
    }
    return reply.redirect(`${PATH}?xong=${address === '' ? 'bo' : 'dia-chi'}`, 303)
  })
  app.post<{ Params: { rule: string } }>(
    `${PATH}/:rule`,
    { schema: { params: Type.Object({ rule: Type.String({ maxLength: 40 }) }) } },
    async (request, reply) => {
      const { rule } = request.params
      const names = fieldsOfRule(rule)
      const fields = fieldsOf(request)
      const alerts = [fields[names.alerts] ?? []]
        .flat()
        .filter((one) => typeof one === 'string' && one !== '')
      const note = textIn(fields, names.note).trim()
      try {
        if (alerts.length === 0) throw nothingChosen()
        const input = checkInput(request, TakeUpInput, { alerts, ...(note ? { note } : {}) })
        await actByForm(door, request, (work) => takeUpAlerts(work, input))
      } catch (error) {
        const wrong = wrongIn(error, pageLanguage(request), 'alerts')
        const errors = wrong.map((one) => ({
          ...one,
          field: names[one.field === 'note' ? 'note' : 'alerts'],
        }))
        return show(door, { request, reply }, { errors, typed: { [rule]: note } })
      }
      return reply.redirect(`${PATH}?xong=nhan`, 303)
    },
  )
}

function nothingChosen() {
  const message = { vi: 'Chọn ít nhất một cảnh báo.', en: 'Choose at least one alert.' }
  return invalid('nothing_chosen', message, [{ field: 'alerts', message }])
}

/** A schema says "format"; a person is told what an address looks like. */
function addressWrong(errors: readonly FieldError[]): readonly FieldError[] {
  const message = {
    vi: 'Địa chỉ thư phải có dạng ten@co-quan.gov.vn, hoặc để trống.',
    en: 'An address looks like name@office.gov.vn, or is left empty.',
  }
  return errors.map(() => ({ field: 'address', message }))
}

async function show(
  door: Door,
  { request, reply }: Exchange,
  { query = {}, errors = [], typed = {} }: Shown,
): Promise<FastifyReply> {
  const reader = await officerReader(door, request)
  const facts = await readFacts(door, reader, query)
  const page = AlertsPage({ view: reader.view, facts, query, newKey: freshKey, errors, typed })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

async function readFacts(door: Door, { actor }: Reader, query: Asked): Promise<AlertFacts> {
  return read(door, actor, async (trx, now) => {
    const on = dayOf(now)
    const isCity = actor.sees === 'city'
    const unit = query.unit && isCity ? await getUnit(trx, query.unit, on) : null
    const asked = { unit: unit?.id, rule: query['quy-tac'] || undefined, isStanding: true }
    return {
      isCity,
      unit,
      rules: await listAlertRules(trx, on),
      counts: await countStanding(trx, actor, unit?.id),
      items: await presentAlerts(trx, await listAlerts(trx, actor, asked)),
      units: isCity ? await communesOf(trx, on) : [],
      address: await ownAlertAddress(trx),
    }
  })
}
