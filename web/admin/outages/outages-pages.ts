import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { read } from '#http/work.ts'
import {
  listOutages,
  OutageInput,
  previewOutage,
  recordOutage,
  withdrawOutage,
  WithdrawOutageInput,
} from '#modules/dossiers'
import { listAgencies, listUnits } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { PROVINCE } from '../../citizen/province.ts'
import { readMoment } from '../../officer/act-forms/moment.ts'
import { textIn } from '../../posted.ts'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage } from '../../serve.ts'
import { ADMIN } from '../admin-roles.ts'
import { OutagesPage, type OutagesPageProps, REACHES, type TypedOutage } from './outages-page.tsx'
import { reasonName } from './outages-table.tsx'
import { wrongIn } from './wrong-in.ts'

const PATH = '/quan-tri/su-co'
const word = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const Asked = Type.Object({
  scope: word(20),
  units: Type.Optional(
    Type.Union([
      Type.String({ maxLength: 100 }),
      Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 }),
    ]),
  ),
  agency: word(100),
  from_at: word(30),
  to_at: word(30),
  legal_basis: word(300),
  reason: word(1000),
  xong: word(10),
})
type Asked = { Querystring: Static<typeof Asked> }
type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Recorded outages: what stands, the preview of another one, recording and withdrawing it. */
export function outagesPages(app: FastifyInstance, door: Door): void {
  app.get<Asked>(PATH, { schema: { querystring: Asked } }, (request, reply) => {
    const { xong, ...asked } = request.query
    const done = xong === 'ghi' ? 'recorded' : xong === 'rut' ? 'withdrawn' : undefined
    const typed = typedIn(asked)
    return show(door, { request, reply }, { typed, done, isAsked: asked.from_at !== undefined })
  })
  app.post(PATH, async (request, reply) => {
    const typed = typedIn(fieldsOf(request))
    try {
      const input = checkInput(request, OutageInput, inputOf(typed))
      await actByForm(door, request, (work) => recordOutage(work, input))
    } catch (error) {
      return show(door, { request, reply }, { typed, errors: wrongIn(error, pageLanguage(request)) })
    }
    return reply.redirect(`${PATH}?xong=ghi`, 303)
  })
  app.post<{ Params: { id: string } }>(
    `${PATH}/:id/rut`,
    { schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } },
    async (request, reply) => {
      const { id } = request.params
      const field = reasonName(id)
      try {
        const input = checkInput(request, WithdrawOutageInput, {
          reason: textIn(fieldsOf(request), field),
        })
        await actByForm(door, request, (work) => withdrawOutage(work, id, input))
      } catch (error) {
        const errors = wrongIn(error, pageLanguage(request)).map((one) => ({ ...one, field }))
        return show(door, { request, reply }, { typed: typedIn({}), errors })
      }
      return reply.redirect(`${PATH}?xong=rut`, 303)
    },
  )
}

function typedIn(fields: Readonly<Record<string, unknown>>): TypedOutage {
  const text = (name: string): string => {
    const value = fields[name]
    return typeof value === 'string' ? value : ''
  }
  const units = [fields['units'] ?? []].flat().filter((one) => typeof one === 'string' && one !== '')
  return {
    scope: REACHES.find((one) => one === text('scope')) ?? 'city',
    units: units.map(String),
    ...{ agency: text('agency'), from_at: text('from_at'), to_at: text('to_at') },
    ...{ legal_basis: text('legal_basis'), reason: text('reason') },
  }
}

/** What was typed as the verb takes it: moments as people write them, nothing where nothing was typed. */
function inputOf({ scope, units, agency, from_at, to_at, legal_basis, reason }: TypedOutage): object {
  if (scope === 'communes' && units.length === 0) throw missing('units', NO_UNIT)
  if (scope === 'agency' && !agency) throw missing('agency', NO_AGENCY)
  return {
    ...(scope === 'communes' ? { units } : {}),
    ...(scope === 'agency' ? { agency } : {}),
    ...readMoment('from_at', from_at),
    ...readMoment('to_at', to_at),
    ...(legal_basis ? { legal_basis } : {}),
    ...(reason ? { reason } : {}),
  }
}

const NO_UNIT: Text = { vi: 'Chọn ít nhất một phường, xã.', en: 'Choose at least one commune.' }
const NO_AGENCY: Text = { vi: 'Chọn cơ quan gặp sự cố.', en: 'Choose the agency it met.' }

function missing(field: string, message: Text): Error {
  return invalid('outage_scope', message, [{ field, message }])
}

type Shown = Pick<OutagesPageProps, 'typed'> & {
  readonly done?: OutagesPageProps['done']
  readonly isAsked?: boolean
  readonly errors?: readonly FieldError[]
}

async function show(door: Door, { request, reply }: Exchange, shown: Shown): Promise<FastifyReply> {
  const { view, actor, now } = await readerWith(door, request, ADMIN)
  const looked = shown.isAsked ? await look(door, request, shown.typed) : NOT_LOOKED
  const errors = [...(shown.errors ?? []), ...looked.errors]
  const { items, units, agencies } = await read(door, actor, async (trx) => ({
    items: await listOutages({ trx, actor }),
    units: (await listUnits(trx, { province: PROVINCE, kind: 'commune', on: dayOf(now) })).items,
    agencies: await listAgencies(trx, { on: dayOf(now) }),
  }))
  const ready = errors.length === 0 && looked.preview ? { ...looked.preview, key: freshKey() } : undefined
  const page = OutagesPage({
    ...{ view, items, units, agencies, errors, ready },
    ...{ typed: shown.typed, done: shown.done, newKey: freshKey },
  })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

const NOT_LOOKED = { errors: [], preview: undefined }

/** What recording it would do; what is wrong stands at its field. */
async function look(door: Door, request: FastifyRequest, typed: TypedOutage) {
  const { actor } = await readerWith(door, request, ADMIN)
  try {
    const input = checkInput(request, OutageInput, inputOf(typed))
    const { legal_basis: _basis, reason: _reason, ...asked } = input
    const preview = await read(door, actor, (trx, now) =>
      previewOutage({ trx, actor, now, key: null }, asked),
    )
    return { errors: [], preview }
  } catch (error) {
    return { errors: wrongIn(error, pageLanguage(request)), preview: undefined }
  }
}
