import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { agencyOf } from '#http/names.ts'
import { boxHandOverOf } from '#http/prints/box-hand-over.ts'
import { act, keyOf, read } from '#http/work.ts'
import {
  type Box,
  type BoxHandOver,
  type BoxWords,
  getBox,
  getHandOver,
  keptArchives,
  listBoxes,
  listHandOvers,
  listInBoxes,
  mustKeepSome,
  readBoxesCsv,
  writeBoxesCsv,
} from '#modules/archives'
import { printForm } from '#modules/prints'
import type { Trx } from '#platform/database.ts'
import type { FieldError } from '#platform/refusal.ts'
import { officerReader } from '../officer/desk.ts'
import { errorsOf, readPosted, refusedFile, textIn } from '../posted.ts'
import { actByForm, fieldsOf, freshKey, sendPage } from '../serve.ts'
import { ARCHIVES_PATH } from './archives-path.ts'
import { sendCsv } from '../send-csv.ts'
import { ArchivesPage } from './archives-page.tsx'
import { BoxPage } from './box-page.tsx'
import { typedBox } from './typed-box.ts'

const MOST_BYTES = 4_000_000
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
type ById = { Params: { id: string } }
type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Shown = {
  readonly errors?: readonly FieldError[]
  readonly typed?: Record<string, string>
  readonly asked?: string
}

/** Kho lưu trữ: the boxes of an officer's agencies, listed by file or by hand, and the records of their hand-overs. */
export function archivesPages(app: FastifyInstance, door: Door): void {
  const schema = { params: ById }
  app.get(ARCHIVES_PATH, (request, reply) => show(door, { request, reply }))
  // Titles of files bear names: what is looked for never stands in an address.
  app.post(ARCHIVES_PATH, (request, reply) =>
    show(door, { request, reply }, { asked: textIn(fieldsOf(request), 'tim').slice(0, 100) }),
  )
  app.post(`${ARCHIVES_PATH}/muc-luc`, (request, reply) => takeFile(door, { request, reply }))
  app.post(`${ARCHIVES_PATH}/hop`, (request, reply) => takeBox(door, { request, reply }))
  app.get(`${ARCHIVES_PATH}/muc-luc.csv`, async (request, reply) => {
    const { actor } = await officerReader(door, request)
    const held = await read(door, actor, (trx) => listBoxes(trx, actor.agencies))
    // What was taken over keeps its own fonds: read again under this one it would be there twice.
    const boxes = held.filter(({ agency_id, fonds_agency_id }) => agency_id === fonds_agency_id)
    return sendCsv(reply, 'muc-luc-hop-luu-tru.csv', writeBoxesCsv(boxes))
  })
  app.get<ById>(`${ARCHIVES_PATH}/hop/:id`, { schema }, async (request, reply) => {
    const { view, actor } = await officerReader(door, request)
    const facts = await read(door, actor, async (trx) => {
      const box = await getBox(trx, request.params.id)
      const handOvers = await listHandOvers(trx, { box: box.id, limit: 100 })
      return { box, handOvers, names: await namesOf(trx, [box], handOvers) }
    })
    return sendPage(reply, BoxPage({ view, ...facts }))
  })
  app.get<ById>(`${ARCHIVES_PATH}/ban-giao/:id/bien-ban.pdf`, { schema }, async (request, reply) => {
    const { actor } = await officerReader(door, request)
    const { record, names } = await read(door, actor, async (trx) => {
      const found = await getHandOver(trx, request.params.id)
      return { record: found, names: await namesOf(trx, [], [found]) }
    })
    const [from = '', to = ''] = [names.get(record.from_agency_id), names.get(record.to_agency_id)]
    const data = boxHandOverOf(record, { from, to, demonstration: door.demonstration })
    const bytes = await printForm(door.pdf, { form: 'box_hand_over', data, moment: record.at })
    return reply
      .header('content-disposition', `inline; filename="${data.shown_number}.pdf"`)
      .header('cache-control', 'private, no-store')
      .type('application/pdf')
      .send(bytes)
  })
}

async function takeFile(door: Door, { request, reply }: Exchange): Promise<FastifyReply> {
  const { actor } = await officerReader(door, request)
  mustKeepSome(actor)
  try {
    const { fields, file } = await readPosted(request, MOST_BYTES)
    if (file === null) throw refusedFile('file', NO_FILE)
    const boxes = readBoxesCsv(file)
    const agency = agencyIn(textIn(fields, 'agency'), actor)
    const key = textIn(fields, 'idempotency_key')
    const doing = { actor, key: keyOf(actor, key, { path: request.url, body: { agency, boxes } }) }
    const { answer } = await act(door, doing, (work) => listInBoxes(work, { agency, boxes }))
    return await reply.redirect(`${ARCHIVES_PATH}?xong=${answer.boxes}`, 303)
  } catch (error) {
    return show(door, { request, reply }, { errors: errorsOf(error, 'file') })
  }
}

async function takeBox(door: Door, { request, reply }: Exchange): Promise<FastifyReply> {
  const { actor } = await officerReader(door, request)
  mustKeepSome(actor)
  const fields = fieldsOf(request)
  try {
    const boxes: BoxWords[] = [typedBox(fields)]
    const agency = agencyIn(textIn(fields, 'agency'), actor)
    await actByForm(door, request, (work) => listInBoxes(work, { agency, boxes }))
    return await reply.redirect(`${ARCHIVES_PATH}?xong=1`, 303)
  } catch (error) {
    const names = ['code', 'title', 'shelf', 'files']
    const typed = Object.fromEntries(names.map((name) => [name, textIn(fields, name)]))
    return show(door, { request, reply }, { errors: errorsOf(error, 'code'), typed })
  }
}

/** Whoever keeps one archive need not say which. */
function agencyIn(said: string, actor: Parameters<typeof keptArchives>[0]): string {
  return said === '' ? (keptArchives(actor)[0] ?? '') : said
}

const NO_FILE = { vi: 'Chưa chọn tệp mục lục.', en: 'No list was chosen.' }

async function show(door: Door, { request, reply }: Exchange, shown: Shown = {}): Promise<FastifyReply> {
  const { view, actor } = await officerReader(door, request)
  const { errors = [], typed = {}, asked = '' } = shown
  const kept = keptArchives(actor)
  const facts = await read(door, actor, async (trx) => {
    const boxes = await listBoxes(trx, actor.agencies)
    const handOvers = await listHandOvers(trx, { box: null, limit: 200 })
    const names = await namesOf(trx, boxes, handOvers)
    for (const id of kept) names.set(id, (await agencyOf(trx, id)).name)
    return { boxes, handOvers, names }
  })
  const { xong } = Object(request.query)
  const page = ArchivesPage({ view, ...facts, kept, asked, done: xong, newKey: freshKey, errors, typed })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

/** What the agencies of these are called. */
async function namesOf(
  trx: Trx,
  boxes: readonly Box[],
  handOvers: readonly BoxHandOver[],
): Promise<Map<string, string>> {
  const ids = new Set([
    ...boxes.flatMap(({ agency_id, fonds_agency_id }) => [agency_id, fonds_agency_id]),
    ...handOvers.flatMap(({ from_agency_id, to_agency_id }) => [from_agency_id, to_agency_id]),
  ])
  const names = new Map<string, string>()
  for (const id of ids) names.set(id, (await agencyOf(trx, id)).name)
  return names
}
