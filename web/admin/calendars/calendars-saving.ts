import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { previewCalendar, touchedCsv, unitNames, type Part } from '#http/calendar-changes.ts'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { findLastVersion, readCalendarCsv, saveCalendar, type CalendarInput } from '#modules/calendar'
import type { Reader as Sql } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import type { Nested } from '../../form-fields.ts'
import { actByForm, fieldsOf, freshKey, sendPage, type Reader } from '../../serve.ts'
import { errorsOf, readPosted, textIn } from '../../posted.ts'
import { changedBy, CHANGES } from './calendar-change.ts'
import { EditPage } from './edit-page.tsx'
import { changesOf, keeperOf, ownerShown } from './keeper.ts'
import { PreviewPage } from './preview-page.tsx'
import { sendCsv } from '../../send-csv.ts'

const MOST_BYTES = 900_000
const schema = { params: Type.Object({ owner: Type.String({ maxLength: 100 }) }) }
type ByOwner = { Params: { owner: string }; Querystring: { viec?: string } }
type Exchange = { readonly request: FastifyRequest<ByOwner>; readonly reply: FastifyReply }

/** Changing a calendar: the form of one change, the preview of what it does, saving it. */
export function calendarsSaving(app: FastifyInstance, door: Door): void {
  const at = '/quan-tri/lich/:owner'
  app.get<ByOwner>(`${at}/sua`, { schema }, (request, reply) =>
    edit(door, { request, reply }, { fields: { change: request.query.viec ?? 'days' }, errors: [] }),
  )
  app.post<ByOwner>(`${at}/xem-truoc`, { schema }, (request, reply) => preview(door, { request, reply }))
  app.get<ByOwner>(`${at}/xem-truoc`, { schema }, (request, reply) =>
    reply.redirect(`/quan-tri/lich/${request.params.owner}/sua`, 303),
  )
  app.post<ByOwner>(`${at}/xem-truoc.csv`, { schema }, (request, reply) =>
    previewFile(door, { request, reply }),
  )
  app.post<ByOwner>(`${at}/ghi`, { schema }, (request, reply) => save(door, { request, reply }))
}

type Filled = { readonly fields: Nested; readonly errors: readonly FieldError[] }

async function edit(
  door: Door,
  { request, reply }: Exchange,
  { fields, errors }: Filled,
): Promise<FastifyReply> {
  const reader = await keeperOf(door, request)
  const asked = CHANGES.find((one) => one === textIn(fields, 'change'))
  const { changes, kinds } = changesOf(reader.actor)
  const change = asked && changes.includes(asked) ? asked : 'days'
  const props = await read(door, reader.actor, async (trx) => {
    const owner = await ownerShown(trx, reader, request.params.owner)
    const last = await findLastVersion(trx, owner.agency?.id ?? null)
    return { ...owner, last: last?.content ?? null, seen: last?.number ?? 0 }
  })
  const values = Object.fromEntries(Object.keys(fields).map((name) => [name, textIn(fields, name)]))
  const page = EditPage({ ...props, change, changes, kinds, today: dayOf(reader.now), values, errors })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

async function preview(door: Door, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange
  const reader = await keeperOf(door, request)
  const { fields, file } = await readPosted(request, MOST_BYTES).catch((error: unknown) => {
    return { fields: { change: 'file' }, file: null, errors: errorsOf(error, 'file') }
  })
  try {
    const skip = Number(textIn(fields, 'skip')) || 0
    const props = await read(door, reader.actor, async (trx) => {
      const owner = await ownerShown(trx, reader, request.params.owner)
      const input = await inputOf(trx, { fields, file }, owner)
      const found = await previewed({ trx, reader, owner: request.params.owner }, input, { skip })
      return { ...owner, ...found, input, units: await unitNames(trx, reader.now) }
    })
    return await sendPage(reply, PreviewPage({ ...props, skip, idempotencyKey: freshKey() }))
  } catch (error) {
    return edit(door, exchange, { fields, errors: errorsOf(error, 'effective_on') })
  }
}

async function previewFile(door: Door, { request, reply }: Exchange): Promise<FastifyReply> {
  const reader = await keeperOf(door, request)
  const { owner } = request.params
  const input = wholeInput(fieldsOf(request))
  const csv = await read(door, reader.actor, async (trx, now) => {
    const { touched } = await previewed({ trx, reader, owner }, input, { take: Number.MAX_SAFE_INTEGER })
    return touchedCsv(trx, touched, { now, language: reader.language })
  })
  return sendCsv(reply, `ho-so-${owner}.csv`, csv)
}

async function save(door: Door, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { owner } = request.params
  const fields = fieldsOf(request)
  try {
    const name = owner === 'thanh-pho' ? null : owner
    const { answer } = await actByForm(door, request, (work) => saveCalendar(work, name, wholeInput(fields)))
    return await reply.redirect(`/quan-tri/lich/${owner}/lan-sua/${answer.number}?xong`, 303)
  } catch (error) {
    return edit(door, exchange, { fields: { change: 'days' }, errors: errorsOf(error, 'effective_on') })
  }
}

type Doing = {
  readonly trx: Parameters<Parameters<typeof read>[2]>[0]
  readonly reader: Reader
  readonly owner: string
}

function previewed({ trx, reader, owner }: Doing, input: CalendarInput, part: Part) {
  const work = { trx, actor: reader.actor, now: reader.now, key: null }
  return previewCalendar(work, { owner, input }, part)
}

/** What a form of a change, or the whole content carried along by the preview, asks for. */
async function inputOf(
  trx: Sql,
  { fields, file }: { fields: Nested; file: string | null },
  { agency }: { agency: Parameters<typeof changedBy>[1]['agency'] },
): Promise<CalendarInput> {
  if (textIn(fields, 'change') === '') return wholeInput(fields)
  const last = await findLastVersion(trx, agency?.id ?? null)
  const seen = Number(textIn(fields, 'seen')) || 0
  const csv = file ?? (textIn(fields, 'csv') || null)
  return changedBy(fields, { agency, last: last?.content ?? null, seen }, csv)
}

function wholeInput(fields: Nested): CalendarInput {
  const { effective_on, reason } = {
    effective_on: textIn(fields, 'effective_on'),
    reason: textIn(fields, 'reason'),
  }
  return {
    effective_on,
    reason,
    seen: Number(textIn(fields, 'seen')) || 0,
    ...readCalendarCsv(textIn(fields, 'csv')),
  }
}
