import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  compareDefinitions,
  draftVersion,
  dropVersionDraft,
  EFFECTS,
  findVersionDraft,
  listVersions,
  noDraft,
  PARTS,
  problemsOf,
  publishVersion,
  revokeVersion,
} from '#modules/procedures'
import { previewMove } from '#modules/dossiers'
import { toClockText } from '#platform/dates.ts'
import { actByRequest } from '../act-by-request.ts'
import { readAsAdministrator } from '../administrator.ts'
import type { Door } from '../door.ts'
import { definitionNamed, idOfVersion, targetOfDraft } from '../named-versions.ts'

const maybe = Type.Union([Type.String(), Type.Null()])
const Code = Type.Object({ code: Type.String({ maxLength: 20 }) })
const Numbered = Type.Object({ code: Type.String({ maxLength: 20 }), number: Type.Integer({ minimum: 1 }) })
const Effect = Type.Enum([...EFFECTS], { description: 'What becomes of running dossiers' })

/** A version with its standing, as the API shows it. */
const Standing = Type.Object(
  {
    id: Type.String(),
    code: Type.String(),
    version: Type.Integer(),
    valid_from: Type.String({
      description: 'In force from 00:00 of this day in Hà Nội, or from a minute of its clock',
    }),
    effect: Effect,
    published_at: Type.Union([Type.String(), Type.Null()], { description: 'null: came from a file' }),
    revoked_at: maybe,
  },
  { $id: 'VersionStanding' },
)

const Draft = Type.Object(
  {
    id: Type.String(),
    code: Type.String(),
    version: Type.Integer(),
    definition: Type.Unknown(),
    effect: Effect,
    revision: Type.Integer(),
    saved_at: Type.String(),
  },
  { $id: 'ProcedureDraft' },
)

const DraftBody = Type.Object(
  {
    definition: Type.Optional(Type.Unknown({ description: 'Judged when published, not before' })),
    effect: Type.Optional(Effect),
    revision: Type.Optional(Type.Integer({ description: 'The one seen; another one is refused' })),
  },
  { additionalProperties: false },
)
const PublishBody = Type.Object(
  {
    valid_from: Type.String({
      maxLength: 20,
      description: "A moment to come on Hà Nội's clock: 2027-03-01 (its 00:00) or 2027-03-01T14:00",
    }),
  },
  { additionalProperties: false },
)
const Problems = Type.Array(
  Type.Object({
    path: Type.String({ description: 'JSON pointer into the definition' }),
    reason: Type.Object({ vi: Type.String(), en: Type.String() }),
  }),
  { description: 'Everything that keeps the draft from being published' },
)
const Nothing = Type.Object({}, { additionalProperties: false })

const Named = Type.String({
  pattern: '^([1-9][0-9]{0,4}|draft)$',
  description: 'Number of a version, or draft',
})
const Between = Type.Object({ from: Named, to: Named })
const Differences = Type.Object({
  items: Type.Array(
    Type.Object({
      part: Type.Enum([...PARTS]),
      key: Type.String(),
      before: Type.Optional(Type.Unknown()),
      after: Type.Optional(Type.Unknown()),
    }),
  ),
})

const Preview = Type.Object({
  effect: Effect,
  running: Type.Integer(),
  moves: Type.Integer({ description: 'Dossiers that fit the new version' }),
  stays: Type.Integer({ description: 'Undecided dossiers that do not fit it' }),
  decided: Type.Integer({ description: 'Dossiers already proposed or signed: never moved' }),
  lines: Type.Array(
    Type.Object({
      code: Type.String(),
      business: Type.String(),
      stays: Type.Array(Type.Object({ vi: Type.String(), en: Type.String() })),
    }),
  ),
})

const tags = ['catalogue']

/** Versions of a procedure for the city's administrator: draft, compare, preview, publish, revoke. */
export function procedureVersionRoutes(app: FastifyInstance, door: Door): void {
  app.addSchema(Standing)
  app.addSchema(Draft)
  reads(app, door)
  drafts(app, door)
  publishing(app, door)
}

function reads(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Static<typeof Code> }>(
    '/api/procedures/:code/versions',
    {
      schema: {
        tags,
        params: Code,
        response: {
          200: Type.Object({ items: Type.Array(Standing), draft: Type.Union([Draft, Type.Null()]) }),
        },
      },
    },
    (request) =>
      readAsAdministrator(door, request, async (trx) => ({
        items: [...(await listVersions(trx, request.params.code))],
        draft: await findVersionDraft(trx, request.params.code),
      })),
  )
  app.get<{ Params: Static<typeof Code>; Querystring: Static<typeof Between> }>(
    '/api/procedures/:code/comparison',
    { schema: { tags, params: Code, querystring: Between, response: { 200: Differences } } },
    (request) =>
      readAsAdministrator(door, request, async (trx) => {
        const named = (name: string) => definitionNamed(trx, request.params.code, name)
        const [before, after] = [await named(request.query.from), await named(request.query.to)]
        return { items: [...compareDefinitions(before, after)] }
      }),
  )
}

function drafts(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Static<typeof Code> }>(
    '/api/procedures/:code/draft',
    { schema: { tags, params: Code, response: { 200: Type.Object({ draft: Draft, problems: Problems }) } } },
    (request) =>
      readAsAdministrator(door, request, async (trx) => {
        const draft = await findVersionDraft(trx, request.params.code)
        if (!draft) throw noDraft(request.params.code)
        return { draft, problems: [...problemsOf(draft.definition)] }
      }),
  )
  app.post<{ Params: Static<typeof Code>; Body: Static<typeof DraftBody> }>(
    '/api/procedures/:code/draft',
    {
      schema: { tags, operationId: 'draft_version', params: Code, body: DraftBody, response: { 200: Draft } },
    },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) =>
        draftVersion(work, { ...request.body, code: request.params.code }),
      ),
  )
  app.post<{ Params: Static<typeof Code> }>(
    '/api/procedures/:code/draft/dropping',
    {
      schema: {
        tags,
        operationId: 'drop_version_draft',
        params: Code,
        body: Nothing,
        response: { 200: Draft },
      },
    },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) => dropVersionDraft(work, request.params.code)),
  )
  app.get<{ Params: Static<typeof Code> }>(
    '/api/procedures/:code/draft/preview',
    { schema: { tags, params: Code, response: { 200: Preview } } },
    (request) =>
      readAsAdministrator(door, request, async (trx, now) => {
        const { to, effect } = await targetOfDraft(trx, request.params.code, toClockText(now))
        return { effect, ...(await previewMove(trx, to)) }
      }),
  )
}

function publishing(app: FastifyInstance, door: Door): void {
  app.post<{ Params: Static<typeof Code>; Body: Static<typeof PublishBody> }>(
    '/api/procedures/:code/versions',
    {
      schema: {
        tags,
        operationId: 'publish_version',
        params: Code,
        body: PublishBody,
        response: { 201: Standing },
      },
    },
    async (request, reply) => {
      const asked = { code: request.params.code, valid_from: request.body.valid_from }
      const published = await actByRequest(door, { request, reply }, (work) => publishVersion(work, asked))
      return reply.code(201).send(published)
    },
  )
  app.post<{ Params: Static<typeof Numbered> }>(
    '/api/procedures/:code/versions/:number/revocation',
    {
      schema: {
        tags,
        operationId: 'revoke_version',
        params: Numbered,
        body: Nothing,
        response: { 200: Standing },
      },
    },
    (request, reply) =>
      actByRequest(door, { request, reply }, async (work) =>
        revokeVersion(work, await idOfVersion(work.trx, request.params.code, request.params.number)),
      ),
  )
}
