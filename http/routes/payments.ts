import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { getDossier, settleLineByHand, SettleLineInput } from '#modules/dossiers'
import {
  BankLine,
  importBankStatement,
  MATCHED,
  Payment,
  RefundInput,
  refundPayment,
  StatementInput,
  sumBankLines,
  tillOf,
} from '#modules/payments'
import { recordLook } from '#modules/record'
import { lookAtBankLines } from '../bank-lines.ts'
import type { Door } from '../door.ts'
import { DossierPayment, paymentOf } from '../dossier-payment.ts'
import { languageOf } from '../language.ts'
import { versionOf } from '../names.ts'
import { asReadBy } from '../mask-texts.ts'
import { signedIn } from '../session.ts'
import { act, keyOf, read } from '../work.ts'

const Code = Type.Object({ code: Type.String({ maxLength: 60 }) })
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

const Statement = Type.Object({
  id: Type.Union([Type.String(), Type.Null()]),
  lines: Type.Integer(),
  known: Type.Integer(),
  total: Type.Integer(),
})

const LinesQuery = Type.Object({
  matched: Type.Optional(Type.Enum([...MATCHED])),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
})

const Lines = Type.Object({
  items: Type.Array(BankLine),
  /** Lines and đồng by explanation, over all lines; null is what waits. */
  sums: Type.Array(
    Type.Object({
      matched: Type.Union([Type.Enum([...MATCHED]), Type.Null()]),
      lines: Type.Integer(),
      amount: Type.Integer(),
    }),
  ),
})

/** What a dossier costs and how to pay it, refunds, and the statements of the bank. */
export function paymentRoutes(app: FastifyInstance, door: Door): void {
  dossierPayment(app, door)
  refunds(app, door)
  bankStatements(app, door)
}

function dossierPayment(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Static<typeof Code> }>(
    '/api/dossiers/:code/payment',
    { schema: { tags: ['payments'], params: Code, response: { 200: DossierPayment } } },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx, now) => {
        const dossier = asReadBy(actor, await getDossier({ trx, actor }, request.params.code))
        await recordLook({ trx, actor, now }, 'payment', [dossier.id])
        const version = await versionOf(trx, dossier.procedure_version_id)
        return paymentOf(trx, { dossier, version, now, language: languageOf(request) })
      })
    },
  )
}

function refunds(app: FastifyInstance, door: Door): void {
  app.post<{ Params: Static<typeof ById>; Body: RefundInput }>(
    '/api/payments/:id/refund',
    { schema: { tags: ['payments'], params: ById, body: RefundInput, response: { 200: Payment } } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
      const done = await act(door, { actor, key }, (work) =>
        refundPayment(work, request.params.id, request.body),
      )
      if (done.replayed) reply.header('idempotency-replayed', 'true')
      return done.answer
    },
  )
}

function bankStatements(app: FastifyInstance, door: Door): void {
  app.post<{ Body: StatementInput }>(
    '/api/bank-statements',
    { schema: { tags: ['payments'], body: StatementInput, response: { 201: Statement } } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
      const done = await act(door, { actor, key }, (work) => importBankStatement(work, request.body.csv))
      if (done.replayed) reply.header('idempotency-replayed', 'true')
      return reply.code(201).send(done.answer)
    },
  )

  app.post<{ Params: Static<typeof ById>; Body: SettleLineInput }>(
    '/api/bank-lines/:id/settlement',
    { schema: { tags: ['payments'], params: ById, body: SettleLineInput, response: { 200: BankLine } } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
      const done = await act(door, { actor, key }, (work) =>
        settleLineByHand(work, request.params.id, request.body),
      )
      if (done.replayed) reply.header('idempotency-replayed', 'true')
      return done.answer
    },
  )

  app.get<{ Querystring: Static<typeof LinesQuery> }>(
    '/api/bank-lines',
    { schema: { tags: ['payments'], querystring: LinesQuery, response: { 200: Lines } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const { agency_id: agency } = tillOf({ actor })
      const { matched, limit = 100 } = request.query
      return read(door, actor, async (trx, now) => ({
        items: await lookAtBankLines({ trx, actor, now }, { agency, matched, limit, shown: limit }),
        sums: await sumBankLines(trx, agency),
      }))
    },
  )
}
