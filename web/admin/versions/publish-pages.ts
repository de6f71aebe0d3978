import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { definitionNamed, targetOfDraft } from '#http/named-versions.ts'
import { asOneAct } from '#http/one-act.ts'
import { previewMove } from '#modules/dossiers'
import { draftVersion, EFFECTS, publishVersion, type Effect } from '#modules/procedures'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
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
  'ho-so': Type.Optional(Type.String({ maxLength: 10 })),
})
type ByCode = { Params: { code: string } }
type Exchange = { readonly request: FastifyRequest<ByCode>; readonly reply: FastifyReply }
type Typed = { readonly day: string; readonly effect: Effect | undefined }

const NO_DAY: FieldError = {
  field: 'ngay',
  message: {
    vi: 'Ghi một ngày sau hôm nay, như 01/01/2027.',
    en: 'Give a day after today, as 01/01/2027.',
  },
}

/** Publishing: a day and an effect, looked at before they are decided. */
export function publishPages(app: FastifyInstance, door: Door): void {
  app.get<ByCode & { Querystring: Static<typeof Asked> }>(
    '/quan-tri/thu-tuc/:code/cong-bo',
    { schema: { params: Code, querystring: Asked } },
    (request, reply) => {
      const { ngay, 'ho-so': effect } = request.query
      const typed = { day: ngay ?? '', effect: EFFECTS.find((one) => one === effect) }
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
    return show(door, exchange, { typed: { day: '', effect }, isAsked: false, errors })
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
  const day = parseDay(shown.typed.day)
  const isDay = day !== null && day > dayOf(reader.now)
  const wrong = [...(shown.errors ?? []), ...(shown.isAsked && !isDay ? [NO_DAY] : [])]
  const more = (trx: Trx, versions: Versions) => look(trx, { reader, versions, day: isDay ? day : null })
  const { versions, more: looked } = await readVersions(door, reader, { code, more })
  if (!versions.draft) return reply.redirect(addressOf(code, '/phien-ban'), 303)
  const errors = [...wrong, ...looked.errors]
  const typed = { day: shown.typed.day, effect: shown.typed.effect ?? versions.draft.effect }
  const ready = errors.length === 0 ? looked.ready : undefined
  return sendPage(
    reply,
    PublishPage({ view: reader.view, versions, typed, errors, ready }),
    errors.length > 0 ? 400 : 200,
  )
}

type Looking = { readonly reader: Reader; readonly versions: Versions; readonly day: string | null }

/** What publishing would do; a draft that is not sound says where instead. */
async function look(trx: Trx, { reader, versions, day }: Looking) {
  const { code, draft, current } = versions
  if (!draft) return { errors: [] }
  try {
    const { to } = await targetOfDraft(trx, code, day ?? dayOf(reader.now))
    if (day === null) return { errors: [] }
    const before = current ? await definitionNamed(trx, code, String(current.version)) : to.definition
    const changes = changesOf(reader.view, before, to.definition)
    const ready = { valid_from: day, preview: await previewMove(trx, to), changes, key: freshKey() }
    return { errors: [], ready }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'broken_definition') return { errors: error.fields }
    throw error
  }
}
