import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { QRPay } from 'vietnam-qr-pay'
import { settleBankLines } from '#jobs/settle-bank-lines.ts'
import { fixedClock } from '#platform/clock.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'

describe('money over HTTP', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const cashier = await caller(app, 'thungan.cau-giay')
  const hoa = await caller(app, 'congdan.1')

  const accepted = async (): Promise<string> => {
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    assert.equal((await desk.post(`/api/dossiers/${code}/acceptance`)).statusCode, 200)
    return code
  }
  const paymentOf = async (code: string, who = hoa) => (await who.get(`/api/dossiers/${code}/payment`)).json()

  test('who may not see the dossier does not see its money (404)', async () => {
    const code = await accepted()
    for (const account of ['congdan.3', 'tiepnhan.hoan-kiem']) {
      const stranger = await caller(app, account)
      assert.equal((await stranger.get(`/api/dossiers/${code}/payment`)).statusCode, 404)
    }
  })

  test('the resident and the desk see what is due by row, and a VietQR that others can read', async () => {
    const code = await accepted()
    const seen = await paymentOf(code)
    assert.deepEqual(seen, await paymentOf(code, desk))
    assert.deepEqual(
      seen.rows.map(({ amount, name }: { amount: number; name: string }) => [name, amount]),
      [['Phí chứng thực bản sao', 10_000]],
    )
    assert.deepEqual([seen.due, seen.paid, seen.remaining], [10_000, 0, 10_000])
    const read = new QRPay(seen.vietqr.payload)
    assert.equal(read.isValid, true)
    assert.equal(read.amount, '10000')
    assert.equal(read.consumer.bankNumber, '000000166')
    assert.equal(read.additionalData.purpose, seen.vietqr.description)
    assert.match(seen.vietqr.svg, /^<svg/)
  })

  test('before acceptance nothing is due, and there is no VietQR', async () => {
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    const seen = await paymentOf(code)
    assert.deepEqual([seen.due, seen.remaining, seen.vietqr], [0, 0, null])
  })

  test('after paying, the receipt is there and the VietQR is gone', async () => {
    const code = await accepted()
    const paid = await cashier.post(`/api/dossiers/${code}/payment`, { amount: 10_000, method: 'transfer' })
    assert.equal(paid.statusCode, 200)
    const seen = await paymentOf(code)
    assert.equal(seen.vietqr, null)
    assert.equal(seen.payments[0].method, 'transfer')
    assert.equal(seen.payments[0].receipt_number, paid.json().receipt_number)
  })

  test('a way to pay that is none is refused (400)', async () => {
    const code = await accepted()
    const answer = await desk.post(`/api/dossiers/${code}/payment`, { amount: 10_000, method: 'gold' })
    assert.equal(answer.statusCode, 400)
  })

  test('the same refund sent twice is done once and answered twice', async () => {
    const code = await accepted()
    await cashier.post(`/api/dossiers/${code}/payment`, { amount: 10_000 })
    const [{ id }] = (await paymentOf(code)).payments
    const body = { amount: 5_000, reason: 'In thừa một bản' }
    const key = { 'idempotency-key': 'refund-1' }
    assert.equal((await desk.post(`/api/payments/${id}/refund`, body)).statusCode, 403)
    const first = await cashier.post(`/api/payments/${id}/refund`, body, key)
    const second = await cashier.post(`/api/payments/${id}/refund`, body, key)
    assert.equal(first.statusCode, 200)
    assert.deepEqual(second.json(), first.json())
    assert.equal(second.headers['idempotency-replayed'], 'true')
    assert.equal((await cashier.post(`/api/payments/${id}/refund`, body)).statusCode, 409)
  })

  test('a statement the cashier imports pays the dossier its text names', async () => {
    const code = await accepted()
    const { vietqr } = await paymentOf(code)
    const csv = `reference,at,amount,description\nFT1,2026-03-02T08:55,10000,IB ${vietqr.description} Hoa\nFT2,2026-03-02T08:56,500,cam on`
    assert.equal((await desk.post('/api/bank-statements', { csv })).statusCode, 403)
    assert.equal((await desk.get('/api/bank-lines')).statusCode, 403)
    const taken = await cashier.post('/api/bank-statements', { csv })
    assert.equal(taken.statusCode, 201)
    assert.equal(taken.json().lines, 2)
    await settleBankLines(house, fixedClock(MONDAY_9))
    const { items, sums } = (await cashier.get('/api/bank-lines')).json()
    assert.deepEqual(
      items.map((line: { reference: string; matched: string }) => [line.reference, line.matched]),
      [
        ['FT2', 'unknown'],
        ['FT1', 'exact'],
      ],
    )
    assert.deepEqual(sums, [
      { matched: 'exact', lines: 1, amount: 10_000 },
      { matched: 'unknown', lines: 1, amount: 500 },
    ])
    assert.equal((await paymentOf(code)).remaining, 0)
    const exact = (await cashier.get('/api/bank-lines?matched=exact')).json()
    assert.equal(exact.items.length, 1)
  })

  test('a broken statement is a 400 that names line and reason', async () => {
    const csv = 'reference,at,amount,description\nFT7,2026-03-02T08:55,ten,x'
    const answer = await cashier.post('/api/bank-statements', { csv })
    assert.equal(answer.statusCode, 400)
    assert.match(answer.json().fields[0].message, /^Dòng 2: số tiền/)
  })
})

describe('transfers the house could not explain are settled by hand', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const cashier = await caller(app, 'thungan.cau-giay')
  const elsewhere = await caller(app, 'thungan.hoan-kiem')
  let count = 0

  const accepted = async (): Promise<string> => {
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    await desk.post(`/api/dossiers/${code}/acceptance`)
    return code
  }
  /** A transfer that came in with words nobody could match; answers its id. */
  const transferred = async (amount: number, words = 'Chuyen tien'): Promise<string> => {
    const reference = `TAY${++count}`
    const csv = `Mã giao dịch,Ngày giao dịch,Số tiền,Nội dung\n${reference},02/03/2026 09:00,${amount},${words}`
    await cashier.post('/api/bank-statements', { csv })
    await settleBankLines(house, fixedClock(MONDAY_9))
    const { items } = (await cashier.get('/api/bank-lines')).json()
    return items.find((line: { reference: string }) => line.reference === reference).id
  }
  const settle = (id: string, body: object, who = cashier) =>
    who.post(`/api/bank-lines/${id}/settlement`, { reason: 'Người nộp gọi điện báo', ...body })
  const paymentOf = async (code: string) => (await desk.get(`/api/dossiers/${code}/payment`)).json()

  test('a line without a code pays the dossier it is allotted to, once, and the event tells it', async () => {
    const code = await accepted()
    const id = await transferred(10_000)
    const done = await settle(id, { way: 'allot', code })
    assert.equal(done.statusCode, 200)
    const { matched, payment_id, settled } = done.json()
    assert.deepEqual([matched, settled.way, settled.refund], ['exact', 'allot', 0])
    assert.equal((await paymentOf(code)).payments[0].id, payment_id)
    const [event] =
      await house.owner`select act, data from events where noun_id = ${id} order by id desc limit 1`
    assert.deepEqual([event?.['act'], event?.['data'].way], ['settle', 'allot'])
    assert.equal((await settle(id, { way: 'refund' })).statusCode, 409)
  })

  test('a line that is too small is held for the dossier; the next one completes it with one receipt', async () => {
    const code = await accepted()
    const small = (await settle(await transferred(4_000), { way: 'allot', code })).json()
    assert.deepEqual([small.matched, small.payment_id], ['partial', null])
    assert.equal((await paymentOf(code)).remaining, 10_000)
    const rest = (await settle(await transferred(6_000), { way: 'allot', code })).json()
    assert.equal(rest.matched, 'exact')
    const { payments, remaining } = await paymentOf(code)
    assert.deepEqual([payments.length, payments[0].amount, remaining], [1, 10_000, 0])
  })

  test('a line that is over pays what is due, and the rest is to be given back', async () => {
    const code = await accepted()
    const { matched, settled } = (await settle(await transferred(12_000), { way: 'allot', code })).json()
    assert.deepEqual([matched, settled.refund], ['over', 2_000])
    assert.equal((await paymentOf(code)).remaining, 0)
  })

  test('a line marked to be given back is held for no dossier any more', async () => {
    const code = await accepted()
    const id = await transferred(4_000, code)
    assert.equal((await settle(id, { way: 'refund' })).json().settled.refund, 4_000)
    const rest = (await settle(await transferred(6_000), { way: 'allot', code })).json()
    assert.equal(rest.matched, 'partial', 'the 4,000 đồng do not count')
  })

  test('without a reason, for a dossier that owes nothing, or by another office nothing is settled', async () => {
    const id = await transferred(10_000)
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    assert.equal((await settle(id, { way: 'allot', code, reason: ' ' })).statusCode, 400)
    assert.equal((await settle(id, { way: 'allot' })).statusCode, 400)
    assert.equal((await settle(id, { way: 'allot', code })).statusCode, 409)
    assert.equal((await settle(id, { way: 'refund' }, elsewhere)).statusCode, 404)
    assert.equal((await settle(id, { way: 'refund' }, desk)).statusCode, 403)
  })
})
