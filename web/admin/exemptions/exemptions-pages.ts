import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import {
  exemptionFields,
  FeeExemption,
  listExemptions,
  readExemptionsCsv,
  saveExemptions,
  writeExemptionsCsv,
} from '#modules/procedures'
import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { type FieldError, invalid, Refusal } from '#platform/refusal.ts'
import { pageLanguage } from '#http/language.ts'
import { fold } from '#platform/text.ts'
import { parseDay } from '#web/format.ts'
import { type Labels, named } from '../../named-errors.ts'
import { readPosted, textIn } from '../../posted.ts'
import { act } from '#http/work.ts'
import { doingByForm, freshKey, readerWith, sendPage } from '../../serve.ts'
import { wrongIn } from '../../explanations/wrong-in.ts'
import { ADMIN } from '../admin-roles.ts'
import { sendCsv } from '../../send-csv.ts'
import { endName, ExemptionsPage, type TypedExemption } from './exemptions-page.tsx'

const PATH = '/quan-tri/mien-giam'
const MOST_BYTES = 500_000
const Asked = Type.Object({ xong: Type.Optional(Type.String({ maxLength: 10 })) })
const One = Type.Object({
  key: Type.String({ maxLength: 60 }),
  from: Type.String({ format: 'date' }),
})
type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Shown = {
  readonly isDone?: boolean
  readonly errors?: readonly FieldError[]
  readonly typed?: TypedExemption
}

/** Miễn, giảm phí, lệ phí: what holds, what is to come, a new one, the last day of one, and all of them as a file. */
export function exemptionsPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Asked> }>(PATH, { schema: { querystring: Asked } }, (request, reply) =>
    show(door, { request, reply }, { isDone: request.query.xong === 'luu' }),
  )
  app.get(`${PATH}.csv`, async (request, reply) => {
    const { now } = await readerWith(door, request, ADMIN)
    const rules = await listExemptions(door.house.app)
    return sendCsv(reply, `mien-giam-${dayOf(now)}.csv`, writeExemptionsCsv(rules))
  })
  app.post(PATH, (request, reply) => saveNew(door, { request, reply }))
  app.post(`${PATH}/tep`, (request, reply) => saveFile(door, { request, reply }))
  app.post<{ Params: Static<typeof One> }>(
    `${PATH}/:key/:from`,
    { schema: { params: One } },
    (request, reply) => saveEnd(door, { request, reply }, request.params),
  )
}

async function saveNew(door: Door, { request, reply }: Exchange): Promise<FastifyReply> {
  const posted = await readPosted(request, MOST_BYTES)
  const { fields } = posted
  const several = (name: string): string[] =>
    [fields[name] ?? []].flat().filter((one) => typeof one === 'string')
  const text = (name: string): string => textIn(fields, name).trim()
  const typed: TypedExemption = {
    ...{ name_vi: text('name_vi'), name_en: text('name_en'), evidence_vi: text('evidence_vi') },
    ...{ evidence_en: text('evidence_en'), fields: several('fields'), kinds: several('kinds') },
    ...{ share: text('share'), valid_from: text('valid_from'), source: text('source') },
  }
  const run = (work: Work) => saveExemptions(work, [checkInput(request, FeeExemption, ruleOf(typed))])
  return saving(door, { request, reply }, { fields, typed, field: 'name_vi', run })
}

/** What was typed as a rule; its key comes from its name. */
function ruleOf(typed: TypedExemption): object {
  const { name_vi, name_en, evidence_vi, evidence_en, share, valid_from, ...rest } = typed
  const key = fold(name_vi)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
  return {
    ...{ key, name: { vi: name_vi, en: name_en }, evidence: { vi: evidence_vi, en: evidence_en } },
    ...{ fields: rest.fields, kinds: rest.kinds, source: rest.source },
    share: /^\d+$/.test(share) ? Number(share) : share,
    ...{ valid_from: parseDay(valid_from) ?? valid_from, valid_to: null },
  }
}

async function saveFile(door: Door, { request, reply }: Exchange): Promise<FastifyReply> {
  const { fields, file } = await readPosted(request, MOST_BYTES)
  const run = async (work: Work) => {
    if (!file?.trim()) throw noFile()
    return saveExemptions(work, readExemptionsCsv(file))
  }
  return saving(door, { request, reply }, { fields, field: 'file', run })
}

async function saveEnd(
  door: Door,
  { request, reply }: Exchange,
  { key, from }: Static<typeof One>,
): Promise<FastifyReply> {
  const { fields } = await readPosted(request, MOST_BYTES)
  const field = endName({ key, valid_from: from })
  const run = async (work: Work) => {
    const typed = textIn(fields, field).trim()
    const rule = (await listExemptions(work.trx)).find((one) => one.key === key && one.valid_from === from)
    if (!rule) throw gone()
    const valid_to = parseDay(typed)
    if (valid_to === null) throw noDay(field)
    return saveExemptions(work, [{ ...rule, valid_to }]).catch((error: unknown) => {
      throw atField(error, field)
    })
  }
  return saving(door, { request, reply }, { fields, field, run })
}

type Posted = {
  readonly fields: Parameters<typeof textIn>[0]
  readonly typed?: TypedExemption
  readonly run: (work: Work) => Promise<object>
  /** Where the page says what is wrong with the whole. */
  readonly field: string
}

async function saving(
  door: Door,
  exchange: Exchange,
  { fields, typed, field, run }: Posted,
): Promise<FastifyReply> {
  const { request, reply } = exchange
  try {
    await act(door, await doingByForm(door, request, fields), run)
  } catch (error) {
    const wrong = wrongIn(error, pageLanguage(request), field)
    // A rule says by itself which exemption it speaks of; a shape says only what is missing.
    const errors = typed && !(error instanceof Refusal) ? named(atInputs(wrong), LABELS) : wrong
    return show(door, exchange, { errors, ...(typed ? { typed } : {}) })
  }
  return reply.redirect(`${PATH}?xong=luu`, 303)
}

/** The fields of a new exemption as the page calls them. */
const LABELS: Labels = {
  name_vi: { vi: 'Đối tượng (tiếng Việt)', en: 'Who (Vietnamese)' },
  name_en: { vi: 'Đối tượng (tiếng Anh)', en: 'Who (English)' },
  evidence_vi: { vi: 'Giấy tờ chứng minh (tiếng Việt)', en: 'Evidence (Vietnamese)' },
  evidence_en: { vi: 'Giấy tờ chứng minh (tiếng Anh)', en: 'Evidence (English)' },
  fields: { vi: 'Lĩnh vực', en: 'Fields' },
  kinds: { vi: 'Loại', en: 'Kinds' },
  share: { vi: 'Phần vẫn phải nộp (%)', en: 'Share still to be paid (%)' },
  valid_from: { vi: 'Có hiệu lực từ', en: 'Valid from' },
  source: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
}

/** Each error at the input it is about; the key is made of the name, whose own error says more. */
function atInputs(errors: readonly FieldError[]): readonly FieldError[] {
  const placed = errors.map((one) => ({ ...one, field: one.field.replace('.', '_') }))
  const isNamed = placed.some(({ field }) => field === 'name_vi')
  return placed.flatMap((one) =>
    one.field !== 'key' ? [one] : isNamed ? [] : [{ ...one, field: 'name_vi' }],
  )
}

async function show(
  door: Door,
  { request, reply }: Exchange,
  { isDone = false, errors = [], typed }: Shown,
): Promise<FastifyReply> {
  const { view, now } = await readerWith(door, request, ADMIN)
  const { app } = door.house
  const shown = { rules: await listExemptions(app), fields: await exemptionFields(app), today: dayOf(now) }
  const page = ExemptionsPage({ view, ...shown, isDone, errors, typed, newKey: freshKey })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

function noFile() {
  const message = { vi: 'Chọn tệp CSV miễn, giảm.', en: 'Choose the CSV file of exemptions.' }
  return invalid('no_file', message, [{ field: 'file', message }])
}

/** What is wrong with the day stands at the field of its own line. */
function atField(error: unknown, field: string): unknown {
  if (!(error instanceof Refusal) || error.kind !== 'invalid') return error
  return invalid(
    error.code,
    error.text,
    error.fields.map((one) => ({ ...one, field })),
  )
}

function noDay(field: string) {
  const message = { vi: 'Ngày hết hiệu lực phải có dạng 01/07/2026.', en: 'The end looks like 01/07/2026.' }
  return invalid('no_day', message, [{ field, message }])
}

function gone() {
  const message = { vi: 'Không có dòng miễn, giảm này.', en: 'There is no such exemption.' }
  return invalid('no_exemption', message, [{ field: 'file', message }])
}
