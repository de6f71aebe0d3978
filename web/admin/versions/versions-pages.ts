import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { idOfVersion } from '#http/named-versions.ts'
import { revokeVersion } from '#modules/procedures'
import { actByForm, freshKey, readerWith, sendPage } from '../../serve.ts'
import { ADMIN } from '../admin-roles.ts'
import { errorsOf } from '../../posted.ts'
import { publishPages } from './publish-pages.ts'
import { readPair, readVersions } from './read-versions.ts'
import { ComparePage, VersionsPage, type VersionsPageProps } from './versions-page.tsx'
import { addressOf } from './versions-panel.tsx'

const Code = Type.Object({ code: Type.String({ maxLength: 20 }) })
const Numbered = Type.Object({ code: Type.String({ maxLength: 20 }), number: Type.Integer({ minimum: 1 }) })
const Pair = Type.Object({
  tu: Type.Optional(Type.String({ maxLength: 10 })),
  den: Type.Optional(Type.String({ maxLength: 10 })),
})
type ByCode = { Params: { code: string }; Querystring: { xong?: string } }
type Numbered = { Params: { code: string; number: number } }
type Exchange = {
  readonly request: FastifyRequest<{ Params: { code: string } }>
  readonly reply: FastifyReply
}

const NAME = /^([1-9]\d{0,4}|draft)$/

/** The versions of a procedure: their standing, two compared, one published, one revoked. */
export function versionsPages(app: FastifyInstance, door: Door): void {
  app.get<ByCode>('/quan-tri/thu-tuc/:code/phien-ban', { schema: { params: Code } }, (request, reply) => {
    const { xong } = request.query
    const done = xong === 'cong-bo' ? 'published' : xong === 'thu-hoi' ? 'revoked' : undefined
    return show(door, { request, reply }, { done })
  })
  app.get<{ Params: { code: string }; Querystring: { tu?: string; den?: string } }>(
    '/quan-tri/thu-tuc/:code/so-sanh',
    { schema: { params: Code, querystring: Pair } },
    async (request, reply) => {
      const reader = await readerWith(door, request, ADMIN)
      const { code } = request.params
      const pair = { from: request.query.tu ?? '', to: request.query.den ?? '' }
      if (!NAME.test(pair.from) || !NAME.test(pair.to))
        return reply.redirect(addressOf(code, '/phien-ban'), 303)
      const more = (trx: Parameters<typeof readPair>[0]) => readPair(trx, code, pair)
      const { versions, more: both } = await readVersions(door, reader, { code, more })
      return sendPage(reply, ComparePage({ view: reader.view, versions, pair, ...both }))
    },
  )
  publishPages(app, door)
  app.post<Numbered>(
    '/quan-tri/thu-tuc/:code/phien-ban/:number/thu-hoi',
    { schema: { params: Numbered } },
    async (request, reply) => {
      const { code, number } = request.params
      try {
        await actByForm(door, request, async (work) =>
          revokeVersion(work, await idOfVersion(work.trx, code, number)),
        )
      } catch (error) {
        return show(door, { request, reply }, { errors: errorsOf(error, 'phien-ban') })
      }
      return reply.redirect(addressOf(code, '/phien-ban?xong=thu-hoi'), 303)
    },
  )
}

type Shown = Partial<Pick<VersionsPageProps, 'done' | 'errors'>>

async function show(door: Door, { request, reply }: Exchange, shown: Shown): Promise<FastifyReply> {
  const reader = await readerWith(door, request, ADMIN)
  const { code } = request.params
  const { versions } = await readVersions(door, reader, { code, more: async () => null })
  const page = VersionsPage({ view: reader.view, versions, newKey: freshKey, ...shown })
  return sendPage(reply, page, (shown.errors ?? []).length > 0 ? 400 : 200)
}
