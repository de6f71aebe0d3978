import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { lookAtBankLines } from '#http/bank-lines.ts'
import type { Door } from '#http/door.ts'
import { act, keyOf, read } from '#http/work.ts'
import { settleLineByHand } from '#modules/dossiers'
import { findStatement, importBankStatement, sumBankLines, tillOf } from '#modules/payments'
import { invalid } from '#platform/refusal.ts'
import { errorsOf, readPosted, textIn } from '../posted.ts'
import { actByForm, fieldsOf, freshKey, sendPage, signedInReader, type Reader } from '../serve.ts'
import { BankPage, type BankPageProps } from './bank-page.tsx'
import { explainedBy } from './bank-words.ts'
import { namesOf } from './settle-form.tsx'

const PATH = '/quay/sao-ke'
const MOST_BYTES = 1_000_000
const ONE_PAGE = 50

const Query = Type.Object({
  loai: Type.Optional(Type.String({ maxLength: 20 })),
  sau: Type.Optional(Type.String({ format: 'uuid' })),
  /** The statement just imported, or that a file held nothing new. */
  xong: Type.Optional(Type.String({ format: 'uuid' })),
  cu: Type.Optional(Type.String({ maxLength: 1 })),
  /** The line just settled by hand. */
  tay: Type.Optional(Type.String({ format: 'uuid' })),
})
type BankRequest = FastifyRequest<{ Querystring: Static<typeof Query> }>
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
type LineRequest = FastifyRequest<{ Querystring: Static<typeof Query>; Params: Static<typeof ById> }>
type Exchange = { readonly request: BankRequest; readonly reply: FastifyReply }

/** The statements of the bank: imported by upload or by pasting, and what each line was for. */
export function bankPages(app: FastifyInstance, door: Door): void {
  const schema = { querystring: Query }
  app.get(PATH, { schema }, (request: BankRequest, reply) => show(door, { request, reply }, {}))
  app.post(PATH, { schema }, (request: BankRequest, reply) => importPosted(door, { request, reply }))
  app.post(`${PATH}/:id`, { schema: { ...schema, params: ById } }, (request: LineRequest, reply) =>
    settlePosted(door, { request, reply }),
  )
}

/** Who keeps a till; others are told whose page it is. */
async function tillReader(door: Door, request: FastifyRequest): Promise<Reader & { agency: string }> {
  const reader = await signedInReader(door, request, 'counter')
  return { ...reader, agency: tillOf(reader).agency_id }
}

async function importPosted(door: Door, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { actor } = await tillReader(door, request)
  let pasted = ''
  try {
    const { fields, file } = await readPosted(request, MOST_BYTES)
    pasted = textIn(fields, 'csv')
    const csv = file ?? pasted
    judgeSize(csv)
    const key = keyOf(actor, fields['idempotency_key'], { path: PATH, body: { csv } })
    const { answer } = await act(door, { actor, key }, (work) => importBankStatement(work, csv))
    return await reply.redirect(answer.id === null ? `${PATH}?cu=1` : `${PATH}?xong=${answer.id}`, 303)
  } catch (error) {
    return show(door, exchange, { pasted, errors: errorsOf(error, 'file') })
  }
}

/** One line settled by hand: allotted to a dossier, or marked to be given back. */
async function settlePosted(
  door: Door,
  { request, reply }: { request: LineRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  await tillReader(door, request)
  const { id } = request.params
  const fields = fieldsOf(request)
  const way = textIn(fields, 'way') === 'refund' ? 'refund' : 'allot'
  const input = {
    way,
    code: textIn(fields, namesOf(id).code),
    reason: textIn(fields, namesOf(id).reason).slice(0, 500),
  } as const
  try {
    if (input.reason.trim().length < 5) throw needsReason()
    await actByForm(door, request, (work) => settleLineByHand(work, id, input))
    return await reply.redirect(`${PATH}?tay=${id}`, 303)
  } catch (error) {
    return show(door, { request, reply }, { errors: errorsOf(error, id), settling: { id, ...input } })
  }
}

function needsReason() {
  const message = {
    vi: 'Hãy ghi lý do, ít nhất 5 ký tự: căn cứ để xếp hoặc hoàn trả khoản này.',
    en: 'Write the reason, 5 letters at least: on what ground it is allotted or given back.',
  }
  return invalid('reason', message, [{ field: 'reason', message }])
}

function judgeSize(csv: string): void {
  if (csv.trim() === '') {
    const message = {
      vi: 'Hãy chọn tệp sao kê, hoặc dán nội dung của tệp.',
      en: 'Choose the statement, or paste what is in it.',
    }
    throw invalid('file', message, [{ field: 'file', message }])
  }
  // A longer text would have been cut off on its way here.
  if (Buffer.byteLength(csv) <= MOST_BYTES) return
  const message = {
    vi: 'Nội dung dán dài quá 1 MB. Hãy chia nhỏ theo ngày.',
    en: 'What was pasted is over 1 MB. Please split it by day.',
  }
  throw invalid('file', message, [{ field: 'csv', message }])
}

type Shown = Pick<BankPageProps, 'pasted' | 'errors' | 'settling'>

async function show(door: Door, { request, reply }: Exchange, shown: Shown): Promise<FastifyReply> {
  const { actor, view, agency } = await tillReader(door, request)
  const { loai = '', sau: after, xong, cu, tay } = request.query
  const chosen = explainedBy(loai)
  const facts = await read(door, actor, async (trx, now) => ({
    found: await lookAtBankLines(
      { trx, actor, now },
      { agency, matched: chosen, after, limit: ONE_PAGE + 1, shown: ONE_PAGE },
    ),
    sums: await sumBankLines(trx, agency),
    statement: xong ? await findStatement(trx, xong) : null,
  }))
  const lines = facts.found.slice(0, ONE_PAGE)
  const page = BankPage({
    ...{ view, lines, chosen, after, ...shown, isSettled: tay !== undefined },
    sums: facts.sums,
    next: facts.found.length > ONE_PAGE ? (lines.at(-1)?.id ?? null) : null,
    statement: facts.statement ?? (cu ? 'nothing_new' : null),
    newKey: freshKey,
  })
  return sendPage(reply, page, shown.errors ? 400 : 200)
}
