import { Type, type Static } from 'typebox'
import { keepReceipt, listOriginalsOfCode, ReceiptInput, settleOriginals } from '#modules/custody'
import type { Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct, placesOf } from './dossier-policy.ts'
import { mustMatchPaper } from './match-paper.ts'
import { getDossier, lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { mustHoldRight } from './leased-code.ts'

export const DeliverInput = Type.Object(
  {
    to: Type.Union([Type.Literal('principal'), Type.Literal('filer'), Type.Literal('proxy')]),
    way: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('electronic')]),
    paper: Type.Optional(
      Type.String({
        maxLength: 2000,
        description:
          'What the checking code of the paper says, as scanned, or its number; needed where a signed result is handed over on paper',
      }),
    ),
    receipt: Type.Optional(ReceiptInput),
    originals: Type.Optional(
      Type.Array(Type.String({ format: 'uuid' }), {
        maxItems: 200,
        description:
          'Originals at this desk that go back with the result; the others here are filed with the dossier',
      }),
    ),
  },
  { additionalProperties: false },
)
export type DeliverInput = Static<typeof DeliverInput>

/** Trả kết quả: the desk hands the result to one of the dossier's three persons. An overdue dossier is handed over all the same; a paper that is not the signed result is not. */
export async function deliverDossier(work: Work, target: Target, input: DeliverInput): Promise<Dossier> {
  // The originals travel with the lock, and are read behind it.
  const [dossier, held] = await Promise.all([
    lockDossier(work, target),
    listOriginalsOfCode(work.trx, target.code),
  ])
  const step = judgeAct(dossier, 'deliver', work)
  const isOnPaper = input.way !== 'electronic' && dossier.decision?.signature !== undefined
  if (isOnPaper && !dossier.paper_check?.settled) await mustMatchPaper(work, dossier, input.paper)
  const signed = await signedFor(work, dossier, input)
  await settleOriginals(work, dossier.id, {
    held,
    back: input.originals ?? [],
    receipt_id: signed?.receipt_id ?? null,
  })
  return writeDossier(work, dossier, {
    ...{ step, isLast: true },
    changes: { delivery: 'delivered', delivered_at: work.now },
    data: { to_whom: input.to, way: input.way, ...signed },
  })
}

/** Ký nhận: who received was known and signed; the event states the digest of what was drawn. Originals go back to nobody unknown. */
async function signedFor(work: Work, dossier: Dossier, { to, receipt, originals = [] }: DeliverInput) {
  if (!receipt) {
    if (originals.length > 0) throw unknownReceiver()
    return null
  }
  const handed = {
    dossier_id: dossier.id,
    what: 'result',
    to_whom: to,
    agency: dossier.return_agency_id,
  } as const
  const number = dossier.persons[to]?.personal_number
  const { id, signature_digest } = await keepReceipt(
    work,
    { ...handed, number, seenBy: placesOf(dossier) },
    receipt,
  )
  return { receipt_id: id, ...(signature_digest ? { signature_digest } : {}) }
}

function unknownReceiver() {
  const message = {
    vi: 'Trả bản chính phải kiểm tra người nhận và có ký nhận.',
    en: 'Originals go back only to somebody who is known and signs.',
  }
  return invalid('receipt_missing', message, [{ field: 'identity', message }])
}

/** A result handed over at a desk whose line was cut. */
export const OfflineHandOver = Type.Object(
  {
    code: Type.String({ maxLength: 60 }),
    handed_at: Type.String({ format: 'date-time' }),
    delivery: DeliverInput,
  },
  { additionalProperties: false },
)
export type OfflineHandOver = Static<typeof OfflineHandOver>

/**
 * Trả kết quả khi mất kết nối: judged as any hand-over is, as of the moment it was done. A result that was not ready then,
 * was handed over before, or is another paper is told to whoever sends it.
 */
export async function deliverLater(work: Work, handOver: OfflineHandOver): Promise<Dossier> {
  const { code, delivery } = handOver
  const at = new Date(handOver.handed_at).toISOString()
  await mustHoldRight(work, at)
  const { finished_at } = await getDossier(work, code)
  if (finished_at !== null && finished_at > at) throw notReadyThen(code)
  return deliverDossier({ ...work, now: at, recorded_at: work.now }, { code }, delivery)
}

function notReadyThen(code: string) {
  return conflict('not_ready_then', {
    vi: `Kết quả của ${code} có sau giờ ghi là đã trả. Hãy kiểm tra lại bản giấy đã đưa cho người nhận.`,
    en: `The result of ${code} was made after the hour it is said to have been handed over. Look at what the receiver was given.`,
  })
}
