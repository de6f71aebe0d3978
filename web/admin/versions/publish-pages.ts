import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { definitionNamed, targetOfDraft } from '#http/named-versions.ts'
import { asOneAct } from '#http/one-act.ts'
import { previewMove } from '#modules/dossiers'
import { draftVersion, EFFECTS, publishVersion, type Effect } from '#modules/procedures'
import type { Trx } from '#platform/database.ts'
import { toClockText } from '#platform/dates.ts'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { parseDay } from '../../format.ts'
import { actByForm, fieldsOf, freshKey, type Reader, readerWith, sendPage } from '../../serve.ts'
import { ADMIN } from '../admin-roles.ts'
import { errorsOf, textIn } from '../../posted.ts'
import { changesOf } from '../../versions/changes-of.ts'
import { PublishPage } from './publish-page.tsx'
import { readVersions, type Versions } from './read-versions.ts'
import { addressOf } from './versions-panel.tsx'

const Code = Type.Object({ code: Type.String({ maxLength: 20 }) })
const Asked = Type.Object({
  ngay: Type.Optional(Type.String({ maxLength: 20 })),
  gio: Type.Optional(Type.String({ maxLength: 10 })),
  'ho-so': Type.Optional(Type.String({ maxLength: 10 })),
})
type ByCode = { Params: { code: string } }
type Exchange = { readonly request: FastifyRequest<ByCode>; readonly reply: FastifyReply }
type Typed = { readonly day: string; readonly hour: string; readonly effect: Effect | undefined }

const NO_DAY: FieldError = {
  field: 'ngay',
  message: {
    vi: 'Ghi một thời điểm sau bây giờ: ngày như 01/01/2027, thêm giờ nếu không phải 00:00.',
    en: 'Give a moment after now: a day as 01/01/2027, with an hour where it is not 00:00.',
  },
}
const NO_HOUR: FieldError = {
  field: 'gio',
  message: { vi: 'Ghi giờ và phút, như 14:00.', en: 'Give hour and minutes, as 14:00.' },
}

/** Publishing: a day and an effect, looked at before they are decided. */
export function publishPages(app: FastifyInstance, door: Door): void {
  app.get<ByCode & { Querystring: Static<typeof Asked> }>(
    '/quan-tri/thu-tuc/:code/cong-bo',
    { schema: { params: Code, querystring: Asked } },
    (request, reply) => {
      const { ngay, gio = '', 'ho-so': effect } = request.query
      const typed = { day: ngay ?? '', hour: gio, effect: EFFECTS.find((one) => one === effect) }
      return show(door, { request, reply }, { typed, isAsked: ngay !== undefined })
    },
  )
  app.post<ByCode>('/quan-tri/thu-tuc/:code/phien-ban', { schema: { params: Code } }, (request, reply) =>
    publish(door, { request, reply }),
  )
}

async function publish(door: Door, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { code } = request.params
  const fields = fieldsOf(request)
  const effect = EFFECTS.find((one) => one === textIn(fields, 'effect')) ?? 'keep'
  const valid_from = textIn(fields, 'valid_from')
  const revision = Number(textIn(fields, 'revision'))
  try {
    await actByForm(door, request, (work) =>
      asOneAct(work, async (quiet, last) => {
        // What is published is what was previewed: another revision is refused.
        await draftVersion(quiet, { code, effect, revision })
        return publishVersion(last, { code, valid_from })
      }),
    )
  } catch (error) {
    const errors = errorsOf(error, 'ngay')
    return show(door, exchange, { typed: { day: '', hour: '', effect }, isAsked: false, errors })
  }
  return reply.redirect(addressOf(code, '/phien-ban?xong=cong-bo'), 303)
}

type Shown = {
  readonly typed: Typed
  readonly isAsked: boolean
  readonly errors?: readonly FieldError[]
}

async function show(door: Door, { request, reply }: Exchange, shown: Shown): Promise<FastifyReply> {
  const reader = await readerWith(door, request, ADMIN)
  const { code } = request.params
  const { begin, errors: unread } = beginOf(shown.typed, reader.now)
  const wrong = [...(shown.errors ?? []), ...(shown.isAsked ? unread : [])]
  const more = (trx: Trx, versions: Versions) => look(trx, { reader, versions, begin })
  const { versions, more: looked } = await readVersions(door, reader, { code, more })
  if (!versions.draft) return reply.redirect(addressOf(code, '/phien-ban'), 303)
  const errors = [...wrong, ...looked.errors]
  const typed = { ...shown.typed, effect: shown.typed.effect ?? versions.draft.effect }
  const ready = errors.length === 0 ? looked.ready : undefined
  return sendPage(
    reply,
    PublishPage({ view: reader.view, versions, typed, errors, ready }),
    errors.length > 0 ? 400 : 200,
  )
}

/** The moment that day and hour mean, as long as it is to come. */
function beginOf(
  typed: Typed,
  now: string,
): { readonly begin: string | null; readonly errors: readonly FieldError[] } {
  const day = parseDay(typed.day)
  const hour = /^([01]?\d|2[0-3])[:.hg]([0-5]\d)$/.exec(typed.hour.trim() || '00:00')
  if (!hour) return { begin: null, errors: [NO_HOUR] }
  const [, hours = '', minutes = ''] = hour
  const begin = day === null ? null : toClockText(`${day}T${hours.padStart(2, '0')}:${minutes}`)
  if (begin !== null && begin > toClockText(now)) return { begin, errors: [] }
  return { begin: null, errors: [NO_DAY] }
}

type Looking = { readonly reader: Reader; readonly versions: Versions; readonly begin: string | null }

/** What publishing would do; a draft that is not sound says where instead. */
async function look(trx: Trx, { reader, versions, begin }: Looking) {
  const { code, draft, current } = versions
  if (!draft) return { errors: [] }
  try {
    const { to } = await targetOfDraft(trx, code, begin ?? toClockText(reader.now))
    if (begin === null) return { errors: [] }
    const before = current ? await definitionNamed(trx, code, String(current.version)) : to.definition
    const changes = changesOf(reader.view, before, to.definition)
    const ready = { valid_from: begin, preview: await previewMove(trx, to), changes, key: freshKey() }
    return { errors: [], ready }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'broken_definition') return { errors: error.fields }
    throw error
  }
}
