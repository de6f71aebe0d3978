import { buffer } from 'node:stream/consumers'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { getWaitingPaper, NO_PROPOSAL, type Paper, type PaperProposal, proposePaper } from '#modules/papers'
import { allPapers, findProcedure, openCatalogue } from '#modules/procedures'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Asked = Type.Object({ procedure: Type.Optional(Type.String({ maxLength: 60 })) })
type Proposing = FastifyRequest<{ Params: Static<typeof ById>; Querystring: Static<typeof Asked> }>

const Proposal = Type.Object({
  kind: Type.Union([
    Type.Object({
      key: Type.String({ description: 'Of the procedure’s papers' }),
      line: Type.String({ description: 'The line of the paper that says so' }),
    }),
    Type.Null(),
  ]),
  fields: Type.Array(
    Type.Object({
      what: Type.Enum(['full_name', 'personal_number', 'birth_on', 'paper_number', 'issued_on']),
      value: Type.String(),
    }),
  ),
})

/** Larger files are not sent to the reader; pages made at a desk are a tenth of it. */
const MOST_BYTES = 20 * 1024 * 1024

/** What the caller's own waiting paper seems to be; read on this machine, kept nowhere, and empty rather than late. */
export function paperProposalRoutes(app: FastifyInstance, door: Door): void {
  app.get(
    '/api/papers/:id/proposal',
    { schema: { tags: ['papers'], params: ById, querystring: Asked, response: { 200: Proposal } } },
    async (request: Proposing, reply) => {
      const actor = await signedIn(door, request)
      const { id } = request.params
      const paper = await read(door, actor, (trx) => getWaitingPaper({ trx, actor }, id))
      reply.header('cache-control', 'private, no-store')
      return propose(door, paper, request.query.procedure ?? '')
    },
  )
}

async function propose(door: Door, paper: Paper, procedure: string): Promise<PaperProposal> {
  if (!door.ocr || paper.bytes > MOST_BYTES) return NO_PROPOSAL
  const found = findProcedure(await openCatalogue(door.house.app), procedure, door.clock())
  const papers = found?.version ? allPapers(found.version.definition) : []
  const seen = await door.ocr.read(await buffer(await door.files.read(paper.sha256)))
  if (!seen) return NO_PROPOSAL
  return proposePaper(
    seen.text,
    papers.map(({ key, name }) => ({ key, name: name.vi })),
  )
}
