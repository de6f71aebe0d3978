import { answerInsert, eventInsert, type Work } from '#modules/record'
import type { Reader, Trx } from '#platform/database.ts'
import type { PaidDossier, Payment } from './payment.ts'

const COLUMNS = `id, dossier_code, agency_id, amount, method, receipt_number, taken_by_name, taken_at,
  refunded_amount, refund_number, refund_reason, refunded_at`

/** The receipts of a dossier, oldest first, as far as the wall lets them be seen. */
export async function listPayments(reader: Reader, dossierId: string): Promise<Payment[]> {
  return reader<Payment[]>`select ${reader.unsafe(COLUMNS)} from payments
    where dossier_id = ${dossierId} order by taken_at, id`
}

/** A receipt by its id; null where there is none or the wall hides it. */
export async function findPayment(reader: Reader, id: string): Promise<Payment | null> {
  const [row] = await reader<Payment[]>`
    select ${reader.unsafe(COLUMNS)} from payments where id = ${id}`
  return row ?? null
}

/** Locks a receipt for a change; null where there is none or the wall hides it. */
export async function lockPayment(work: Work, id: string): Promise<(Payment & { unit_id: number }) | null> {
  const [row] = await work.trx<(Payment & { unit_id: number })[]>`
    select ${work.trx.unsafe(COLUMNS)}, unit_id from payments where id = ${id} for update`
  return row ?? null
}

/** Writes a receipt; the event is that of the act that takes the money. */
export async function insertPayment(work: Work, dossier: PaidDossier, payment: Payment): Promise<void> {
  await work.trx`
    insert into payments (id, dossier_id, dossier_code, agency_id, unit_id, agency_ids, person_ids, amount, method,
      receipt_number, taken_by, taken_by_name, taken_at)
    values (${payment.id}, ${dossier.id}, ${dossier.code}, ${dossier.agency_id}, ${dossier.unit_id},
      ${[...dossier.agency_ids]}, ${[...dossier.person_ids]}, ${payment.amount}, ${payment.method},
      ${payment.receipt_number}, ${work.actor.id}, ${payment.taken_by_name}, ${payment.taken_at})`
}

type Refund = { readonly amount: number; readonly number: string; readonly reason: string }

/** Writes a refund on its receipt, with event and remembered answer in one statement. */
export async function updateRefund(
  work: Work,
  payment: Payment & { unit_id: number },
  refund: Refund,
): Promise<Payment> {
  const { trx, actor, now } = work
  const event = eventInsert(work, {
    module: 'payments',
    noun: 'payment',
    noun_id: payment.id,
    noun_version: 2,
    act: 'refund',
    agency_id: payment.agency_id,
    unit_id: payment.unit_id,
    data: { amount: refund.amount, receipt: payment.receipt_number, refund: refund.number },
  })
  const [row] = await trx<Payment[]>`
    with written as (
      update payments set refunded_amount = ${refund.amount}, refund_number = ${refund.number},
        refund_reason = ${refund.reason}, refunded_by = ${actor.id}, refunded_at = ${now}
      where id = ${payment.id}
      returning ${trx.unsafe(COLUMNS)}
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select * from written`
  if (!row) throw new Error(`the refund of ${payment.receipt_number} was not written`)
  return row
}

/** After a reorganisation the agencies that act now read the receipts of a dossier, too. */
export async function letReadReceipts(
  trx: Trx,
  dossiers: readonly { readonly id: string; readonly agencies: readonly string[] }[],
): Promise<void> {
  await trx`
    update payments p set agency_ids = array(select distinct unnest(p.agency_ids || g.agencies))
    from jsonb_to_recordset(${trx.json(dossiers.map((one) => ({ id: one.id, agencies: [...one.agencies] })))}::jsonb)
      as g (id uuid, agencies uuid[])
    where p.dossier_id = g.id`
}
