import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { QRPay } from 'vietnam-qr-pay'
import { CERTIFIED_COPY, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { missing } from '#test/programs.ts'
import { codesOf, pagesOf, textOf } from '#test/reading-pdf.ts'
import { caller, openDoor } from '#test/serving.ts'

describe(
  'the VietQR on Mẫu 01',
  { skip: missing('pdftotext', 'pdfinfo', 'pdftoppm', 'zbarimg') },
  async () => {
    const { app } = await openDoor(await openTestHouse())
    const desk = await caller(app, 'tiepnhan.cau-giay')
    const receiptOf = async (filed: object): Promise<{ print: Buffer; code: string }> => {
      const { code } = (await desk.post('/api/dossiers', filed)).json()
      await desk.post(`/api/dossiers/${code}/acceptance`)
      return { print: (await desk.get(`/api/dossiers/${code}/prints/01`)).rawPayload, code }
    }
    const transfersOn = (print: Buffer) =>
      codesOf(print).flatMap((read) => (read.startsWith('QR-Code:0002') ? [new QRPay(read.slice(8))] : []))

    test('where nothing is asked for there is none', async () => {
      assert.deepEqual(transfersOn((await receiptOf(MARITAL_STATUS)).print), [])
    })

    test('a scanner reads amount, account and the dossier’s code from it, on one page', async () => {
      const { print, code } = await receiptOf(CERTIFIED_COPY)
      const [transfer, ...others] = transfersOn(print)
      assert.equal(others.length, 0)
      assert.equal(transfer?.isValid, true)
      assert.equal(transfer.amount, '10000')
      assert.equal(transfer.consumer.bankNumber, '000000166')
      assert.equal(transfer.additionalData.purpose, code.replaceAll(/[.-]/g, ''))
      assert.equal(pagesOf(print), 1)
      assert.match(textOf(print), /số tiền 10\.000 đồng, nội dung TDH26\d+/)
    })
  },
)
