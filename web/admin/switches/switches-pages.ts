import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { unitOf } from '#http/names.ts'
import { read } from '#http/work.ts'
import {
  listSwitches,
  openCatalogue,
  previewSwitch,
  SWITCH_LISTS,
  switchCatalogue,
  type SwitchPreview,
  undoSwitch,
} from '#modules/procedures'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { parseDay } from '../../format.ts'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage } from '../../serve.ts'
import { ADMIN } from '../admin-roles.ts'
import { procedureNames } from '../lists/lists-pages.ts'
import { errorsOf, textIn } from '../../posted.ts'
import { SwitchPreviewPage, type UnreadyUnit } from './switch-preview-page.tsx'
import { SwitchesPage, type SwitchesPageProps } from './switches-page.tsx'

const Asked = Type.Object({
  'danh-sach': Type.Optional(Type.String({ maxLength: 40 })),
  ngay: Type.Optional(Type.String({ maxLength: 20 })),
})
type Asked = { Querystring: Static<typeof Asked> }
type Exchange<R extends object = object> = {
  readonly request: FastifyRequest<R>
  readonly reply: FastifyReply
}

/** Bulk switches: what is decided, the preview of another one, deciding and undoing it. */
export function switchesPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { xong?: string } }>('/quan-tri/chuyen-danh-muc', (request, reply) => {
    const { xong } = request.query
    const done = xong === 'chuyen' ? 'decided' : xong === 'huy' ? 'undone' : undefined
    return show(door, { request, reply }, { done })
  })
  app.get<Asked>(
    '/quan-tri/chuyen-danh-muc/xem-truoc',
    { schema: { querystring: Asked } },
    (request, reply) => preview(door, { request, reply }),
  )
  app.post('/quan-tri/chuyen-danh-muc', async (request, reply) => {
    const fields = fieldsOf(request)
    const list = SWITCH_LISTS.find((one) => one === textIn(fields, 'list')) ?? 'all'
    const valid_from = textIn(fields, 'valid_from')
    try {
      await actByForm(door, request, (work) => switchCatalogue(work, { list, valid_from }))
    } catch (error) {
      const typed = { list, day: '' }
      return show(door, { request, reply }, { typed, errors: atDay(error) })
    }
    return reply.redirect('/quan-tri/chuyen-danh-muc?xong=chuyen', 303)
  })
  app.post<{ Params: { id: string } }>(
    '/quan-tri/chuyen-danh-muc/:id/huy',
    { schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } },
    async (request, reply) => {
      try {
        await actByForm(door, request, (work) => undoSwitch(work, request.params.id))
      } catch (error) {
        return show(door, { request, reply }, { errors: atDay(error) })
      }
      return reply.redirect('/quan-tri/chuyen-danh-muc?xong=huy', 303)
    },
  )
}

/** What a verb says of the day stands at the field of the day. */
function atDay(error: unknown): readonly FieldError[] {
  return errorsOf(error, 'ngay').map((one) => ({ ...one, field: 'ngay' }))
}

type Shown = Partial<Pick<SwitchesPageProps, 'done' | 'typed' | 'errors'>>

async function show(door: Door, { request, reply }: Exchange, shown: Shown): Promise<FastifyReply> {
  const { view, actor, now } = await readerWith(door, request, ADMIN)
  const items = await read(door, actor, (trx) => listSwitches(trx))
  const page = SwitchesPage({ view, now, items, newKey: freshKey, ...shown })
  return sendPage(reply, page, (shown.errors ?? []).length > 0 ? 400 : 200)
}

const NO_LIST: FieldError = {
  field: 'danh-sach',
  message: { vi: 'Chọn danh sách sẽ áp dụng.', en: 'Choose the list that is to apply.' },
}
const NO_DAY: FieldError = {
  field: 'ngay',
  message: {
    vi: 'Ghi một ngày sau hôm nay, như 01/01/2027.',
    en: 'Give a day after today, as 01/01/2027.',
  },
}

async function preview(door: Door, exchange: Exchange<Asked>): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { view, actor, now } = await readerWith(door, request, ADMIN)
  const { 'danh-sach': typedList = '', ngay = '' } = request.query
  const list = SWITCH_LISTS.find((one) => one === typedList)
  const day = parseDay(ngay)
  if (!list || !day || day <= dayOf(now)) {
    const errors = [...(list ? [] : [NO_LIST]), ...(day && day > dayOf(now) ? [] : [NO_DAY])]
    return show(door, exchange, { typed: { list: typedList, day: ngay }, errors })
  }
  const asked = { list, valid_from: day }
  const catalogue = await openCatalogue(door.house.app)
  const found = await read(door, actor, async (trx) => {
    const switched = await previewSwitch(trx, catalogue, asked)
    return { preview: switched, units: await unready(trx, switched, day) }
  })
  const nameOf = await procedureNames(door)
  return sendPage(reply, SwitchPreviewPage({ view, asked, ...found, nameOf, idempotencyKey: freshKey() }))
}

/** Lacks by unit, under its name. */
async function unready(trx: Trx, { lacks }: SwitchPreview, on: string): Promise<readonly UnreadyUnit[]> {
  const byUnit = [...Map.groupBy(lacks, (lack) => lack.unit_id)]
  const units = await Promise.all(
    byUnit.map(async ([id, found]) => ({ name: (await unitOf(trx, id, on)).full_name, lacks: found })),
  )
  return units.sort((one, other) => one.name.localeCompare(other.name, 'vi'))
}
