import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { versionSeen } from '#http/if-match.ts'
import { presentLines } from '#http/present-dossier.ts'
import { act, keyOf, read } from '#http/work.ts'
import {
  dropDraft,
  listDossiers,
  listDrafts,
  moveDossier,
  supplementDossier,
  withdrawDossier,
} from '#modules/dossiers'
import { openCatalogue, versionOn } from '#modules/procedures'
import { rateDossier } from '#modules/ratings'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { typed } from '#web/forms/field-shape.ts'
import { actByForm, fieldsOf, freshKey, sendPage, signedInReader } from '#web/serve.ts'
import { atPaper } from '../filing/submit-filing.ts'
import { takePapers } from '../filing/uploads.ts'
import { textOf } from '../procedure-pages.ts'
import { FiledPage } from './filed-page.tsx'
import { OwnDossierPage } from './own-dossier-page.tsx'
import { OwnDossiersPage } from './own-dossiers-page.tsx'
import { NO_SCORE, readRating } from './rate-form.tsx'
import { readOwn } from './read-own.ts'
import { WithdrawPage } from './withdraw-page.tsx'

type ByCode = { Params: { code: string } }

const NO_REASON: FieldError = {
  field: 'reason',
  message: { vi: 'Ghi lý do rút, ít nhất 3 chữ cái.', en: 'Write why, at least 3 letters.' },
}

/** A resident's drafts and dossiers, and what he may do with each. */
export function dossierPages(app: FastifyInstance, door: Door): void {
  ownLists(app, door)
  app.get<ByCode>('/ho-so/:code', async (request, reply) => {
    const own = await readOwn(door, request, request.params.code)
    return sendPage(reply, OwnDossierPage({ own, returned: { idempotencyKey: freshKey() } }))
  })
  app.get<ByCode>('/ho-so/:code/da-nop', async (request, reply) =>
    sendPage(reply, FiledPage({ own: await readOwn(door, request, request.params.code) })),
  )
  app.get<ByCode>('/ho-so/:code/rut', async (request, reply) => {
    const own = await readOwn(door, request, request.params.code)
    return sendPage(reply, WithdrawPage({ own, idempotencyKey: freshKey() }))
  })
  app.post<ByCode>('/ho-so/:code/rut', (request, reply) => withdraw(door, request, reply))
  app.post<ByCode>('/ho-so/:code/bo-sung', (request, reply) => supplement(door, request, reply))
  app.post<ByCode>('/ho-so/:code/phien-ban', (request, reply) => takeVersion(door, request, reply))
  app.post<ByCode>('/ho-so/:code/danh-gia', (request, reply) => rate(door, request, reply))
}

function ownLists(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { sau?: unknown } }>('/ho-so', async (request, reply) => {
    const { actor, view, language, now } = await signedInReader(door, request, 'citizen')
    const after = textOf(request.query.sau)
    const catalogue = await openCatalogue(door.house.app)
    const filter = { view: 'mine' as const, actor, now, soon_until: now, after, limit: 20 }
    const found = await read(door, actor, async (trx) => {
      const { items, next } = await listDossiers(trx, filter)
      const dossiers = await presentLines(trx, items, { actor, now, language })
      return { dossiers, next, drafts: after ? [] : await listDrafts(trx) }
    })
    const nameOf = (code: string) =>
      versionOn(catalogue, code, now)?.definition.short_name ?? { vi: code, en: code }
    return sendPage(reply, OwnDossiersPage({ ...found, view, now, nameOf, isFirst: !after }))
  })

  const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
  app.post<{ Params: { id: string } }>(
    '/ho-so/nhap/:id/xoa',
    { schema: { params } },
    async (request, reply) => {
      const { actor } = await signedInReader(door, request, 'citizen')
      await act(door, { actor, key: null }, (work) => dropDraft(work, request.params.id))
      return reply.redirect('/ho-so', 303)
    },
  )
}

/** The version the page was drawn from: what happened since makes the act stale. */
function versionIn(fields: Record<string, unknown>): number | undefined {
  return versionSeen(typed(fields['version']))
}

async function withdraw(door: Door, request: FastifyRequest<ByCode>, reply: FastifyReply) {
  const { code } = request.params
  const fields = fieldsOf(request)
  const reason = typed(fields['reason']).trim()
  if (reason.length < 3) {
    const own = await readOwn(door, request, code)
    return sendPage(
      reply,
      WithdrawPage({ own, reason, errors: [NO_REASON], idempotencyKey: freshKey() }),
      400,
    )
  }
  await actByForm(door, request, (work) =>
    withdrawDossier(work, { code, version: versionIn(fields) }, { reason }),
  )
  return reply.redirect(`/ho-so/${code}`, 303)
}

/** Takes the offered version; what speaks against it is told on the dossier as it is now. */
async function takeVersion(door: Door, request: FastifyRequest<ByCode>, reply: FastifyReply) {
  const { code } = request.params
  const fields = fieldsOf(request)
  const id = typed(fields['version_id'])
  try {
    await actByForm(door, request, (work) => moveDossier(work, { code, version: versionIn(fields) }, id))
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
    const own = await readOwn(door, request, code)
    const errors = [{ field: 'phien-ban', message: error.text }]
    return sendPage(reply, OwnDossierPage({ own, returned: { errors, idempotencyKey: freshKey() } }), 409)
  }
  return reply.redirect(`/ho-so/${code}`, 303)
}

async function rate(door: Door, request: FastifyRequest<ByCode>, reply: FastifyReply) {
  const { code } = request.params
  const fields = fieldsOf(request)
  const rating = readRating(fields)
  if (!rating) {
    const own = await readOwn(door, request, code)
    const returned = { errors: [NO_SCORE], idempotencyKey: freshKey() }
    return sendPage(reply, OwnDossierPage({ own, returned }), 400)
  }
  await actByForm(door, request, (work) => rateDossier(work, code, rating))
  return reply.redirect(`/ho-so/${code}`, 303)
}

/** Takes the asked papers in; what was received stays received when something else is wrong. */
async function supplement(door: Door, request: FastifyRequest<ByCode>, reply: FastifyReply) {
  const { code } = request.params
  const { actor } = await signedInReader(door, request, 'citizen')
  const { fields, files, errors } = await takePapers(door, request, actor)
  const checklist = Object.entries(files).map(([key, received]) => ({
    key,
    kind: 'electronic' as const,
    count: 1,
    paper_ids: received.map(({ id }) => id),
  }))
  const again = async (wrong: readonly FieldError[]) => {
    const own = await readOwn(door, request, code)
    const returned = { errors: wrong, files, idempotencyKey: freshKey() }
    return sendPage(reply, OwnDossierPage({ own, returned }), 400)
  }
  if (errors.length > 0) return again(errors)
  const body = { papers: Object.keys(files).sort() }
  const key = keyOf(actor, fields['idempotency_key'], { path: request.url, body })
  try {
    await act(door, { actor, key }, (work) =>
      supplementDossier(work, { code, version: versionIn(fields) }, { checklist }),
    )
  } catch (error) {
    if (error instanceof Refusal && error.fields.length > 0) return again(error.fields.map(atPaper))
    throw error
  }
  return reply.redirect(`/ho-so/${code}`, 303)
}
