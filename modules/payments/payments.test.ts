import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { acceptDossier, payDossier, submitDossier } from '#modules/dossiers'
import { acting, actorNamed } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { copyDossier } from '#test/many-dossiers.ts'
import { listPayments, refundPayment, type Payment } from './index.ts'

describe('receipts and refunds', async () => {
  const house = await openTestHouse()
  const desk = await actorNamed(house, 'tiepnhan.cau-giay')
  const cashier = await actorNamed(house, 'thungan.cau-giay')
  const leader = await actorNamed(house, 'lanhdaoquay.cau-giay')
  const stranger = await actorNamed(house, 'thungan.hoan-kiem')
  const hoa = await actorNamed(house, 'congdan.1')

  const accepted = async () => {
    const { code } = await acting(house, { actor: desk }, (work) => submitDossier(work, CERTIFIED_COPY))
    return acting(house, { actor: desk }, (work) => acceptDossier(work, { code }))
  }
  const receiptsOf = (dossier: { id: string }, actor = cashier): Promise<Payment[]> =>
    acting(house, { actor }, async (work) => [...(await listPayments(work.trx, dossier.id))])
  const paid = async () => {
    const dossier = await accepted()
    await acting(house, { actor: cashier }, (work) => payDossier(work, dossier, { amount: 10_000 }))
    const [payment] = await receiptsOf(dossier)
    assert.ok(payment)
    return { dossier, payment }
  }
  const refund = (payment: Payment, amount: number, actor = cashier) =>
    acting(house, { actor }, (work) =>
      refundPayment(work, payment.id, { amount, reason: 'Thu nhầm số bản sao' }),
    )

  test('another amount than what is due is refused, and no receipt is left of it', async () => {
    const dossier = await accepted()
    for (const amount of [9_999, 10_001]) {
      await assert.rejects(
        acting(house, { actor: cashier }, (work) => payDossier(work, dossier, { amount })),
        /exactly 10000/,
      )
    }
    assert.deepEqual(await receiptsOf(dossier), [])
  })

  test('a payment leaves a receipt with amount, way, hand and number; cash unless another way is said', async () => {
    const { dossier, payment } = await paid()
    assert.equal(payment.amount, 10_000)
    assert.equal(payment.method, 'cash')
    assert.equal(payment.taken_by_name, cashier.name)
    assert.match(payment.receipt_number, /^\d+\/2026$/)
    const other = await accepted()
    const after = await acting(house, { actor: desk }, (work) =>
      payDossier(work, other, { amount: 10_000, method: 'vietqr' }),
    )
    const [second] = await receiptsOf(other)
    assert.equal(second?.method, 'vietqr')
    assert.equal(after.receipt_number, second?.receipt_number)
    const [event] = await house.worker`select data from events where noun_id = ${dossier.id} and act = 'pay'`
    assert.equal(event?.['data'].payment, payment.id)
  })

  test('a receipt is seen by the applicant and the dossier’s places, and by nobody else', async () => {
    const { dossier, payment } = await paid()
    const specialist = await actorNamed(house, 'chuyenvien.cau-giay')
    for (const actor of [hoa, desk, specialist]) {
      assert.deepEqual(
        (await receiptsOf(dossier, actor)).map(({ id }) => id),
        [payment.id],
        actor.name,
      )
    }
    const other = await actorNamed(house, 'congdan.3')
    for (const actor of [stranger, other]) assert.deepEqual(await receiptsOf(dossier, actor), [], actor.name)
  })

  test('a refund belongs to the till that took the money: not the desk, the resident or another commune', async () => {
    const { payment } = await paid()
    await assert.rejects(refund(payment, 1, desk), { kind: 'forbidden' })
    await assert.rejects(refund(payment, 1, hoa), { kind: 'forbidden' })
    await assert.rejects(refund(payment, 1, stranger), { kind: 'not_found' })
  })

  test('a refund is at most what was paid', async () => {
    const { payment } = await paid()
    await assert.rejects(refund(payment, 10_001), /At most what was paid can be refunded: 10000/)
    const all = await refund(payment, 10_000, leader)
    assert.equal(all.refunded_amount, 10_000)
  })

  test('a receipt is refunded once, and the dossier stays paid', async () => {
    const { dossier, payment } = await paid()
    const done = await refund(payment, 4_000)
    assert.match(done.refund_number ?? '', /^\d+\/2026$/)
    await assert.rejects(refund(payment, 1), { code: 'refunded_already' })
    const [row] = await house.worker`select money, fee_paid from dossiers where id = ${dossier.id}`
    assert.deepEqual({ ...row }, { money: 'paid', fee_paid: 10_000 })
    const events = await house.worker`select act from events where noun_id = ${payment.id}`
    assert.deepEqual(
      events.map((event) => event['act']),
      ['refund'],
    )
  })

  test('of two refunds at once one is done', async () => {
    const { payment } = await paid()
    const done = await Promise.allSettled([refund(payment, 10_000), refund(payment, 10_000, leader)])
    assert.deepEqual(done.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  })

  test('receipts have no gap and no double, though many pay at once and every third fails at the end', async () => {
    const { dossier } = await paid()
    const copies = Array.from({ length: 45 }, (_, n) => ({
      code: `TD.H26.00166-260303-${String(n + 1).padStart(4, '0')}`,
      fee_due: 1000 + n,
    }))
    await copyDossier(house, (await accepted()).code, copies)
    const pay = ({ code, fee_due }: (typeof copies)[number], index: number) =>
      acting(house, { actor: index % 2 ? cashier : desk }, async (work) => {
        const { receipt_number } = await payDossier(work, { code }, { amount: fee_due })
        if (index % 3 === 0) throw new Error('the power went')
        return receipt_number
      })
    const done = await Promise.allSettled(copies.map(pay))
    assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 30)
    const rows = await house.worker<{ number: number }[]>`
      select split_part(receipt_number, '/', 1)::int as number from payments
      where agency_id = ${dossier.reception_agency_id} order by 1`
    assert.deepEqual(
      rows.map(({ number }) => number),
      rows.map((_, index) => index + 1),
    )
    const [register] = await house.worker`
      select taken from registers where register = 'receipt' and agency_id = ${dossier.reception_agency_id}`
    assert.equal(register?.['taken'], rows.length)
  })
})
