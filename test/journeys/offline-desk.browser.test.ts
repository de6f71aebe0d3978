import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { lookAt } from '#test/browser.ts'
import { backOfficeOf } from '#test/certified-copy.ts'
import { CERTIFIED_COPY, HOA } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { openOfflineDesk, waitUntilReady } from '#test/offline-desk.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const house = await openTestHouse()
const { app, door } = await openDoor(house, { pages: webPages, clock: systemClock })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const desk = await openOfflineDesk(address)
after(async () => {
  await desk.close()
  await app.close()
})

const officer = await caller(app, 'tiepnhan.cau-giay')
const back = backOfficeOf(door)

/** A certified copy that is signed and paid: ready at the counter. */
async function makeReady(): Promise<{ code: string; number: string }> {
  const [leased] = (await officer.post('/api/offline/leases', { count: 1 })).json().codes
  const body = { code: leased, taken_at: systemClock(), dossier: CERTIFIED_COPY }
  const { code, fee_due: amount } = (await officer.post('/api/offline/intakes', body)).json()
  await officer.post(`/api/dossiers/${code}/payment`, { amount })
  await back.signAndIssue(code)
  return { code, number: await back.numberOf(code) }
}

const look = (name: string) => lookAt(desk.page(), name)

const counts = (words: string) => desk.page().locator(`[data-counts="${words}"]`).waitFor()

/** Finds a result by its code and records that it was handed over. */
async function handOver(code: string, number: string, tail: string): Promise<void> {
  const page = desk.page()
  await page.goto(`${address}/quay/tra-ket-qua`)
  await page.locator('[name=q]:focus').waitFor()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await page.locator('[name=paper]:focus').waitFor()
  await page.keyboard.type(number)
  await page.getByLabel('Thẻ căn cước').check()
  await page.locator('[name=tail]').fill(tail)
  await page.getByLabel('Đã ký trên giấy').check()
  await page.keyboard.press('Alt+s')
}

test('without its line a desk goes on calling, giving numbers and handing results over, and all of it arrives once', async () => {
  const [first, second] = [await makeReady(), await makeReady()]
  const waiting = await officer.post('/api/queue/cau-giay/tickets', {
    service: 'certification',
    source: 'desk',
  })
  assert.equal(waiting.statusCode, 201, waiting.body)
  const { label } = waiting.json().ticket
  await desk.signIn('tiepnhan.cau-giay')
  const page = desk.page()
  await waitUntilReady(page)
  await desk.cut(true)

  await page.goto(`${address}/quay/goi-so`)
  await page.getByRole('button', { name: `Gọi số tiếp theo: ${label}` }).waitFor()
  await page.getByLabel('Ưu tiên theo luật').selectOption('elderly')
  await page.getByRole('button', { name: 'Cấp số', exact: true }).click()
  await page.getByText('Đã cấp số').waitFor()
  await look('given')
  // Whoever goes first by law is called first, and then who waited when the line was cut.
  for (const one of ['M001', label]) {
    await page.getByRole('button', { name: `Gọi số tiếp theo: ${one}` }).waitFor()
    await page.keyboard.press('Alt+g')
    await page.getByText(`Đang ở quầy: số ${one}`).waitFor()
    if (one === label) await look('at-desk')
    await page.keyboard.press('Alt+x')
    await page.getByText(`Đang ở quầy: số ${one}`).waitFor({ state: 'detached' })
  }

  await handOver(first.code, first.number, '0000')
  await page.getByText('Bốn số này không khớp').first().waitFor()
  await look('hand-over')
  await page.locator('[name=tail]').fill(HOA.personal_number?.slice(-4) ?? '')
  await page.keyboard.press('Alt+s')
  await page.getByText(`Đã ghi: trả kết quả ${first.code}`).waitFor()
  await handOver(second.code, second.number, HOA.personal_number?.slice(-4) ?? '')
  await page.getByText(`Đã ghi: trả kết quả ${second.code}`).waitFor()
  await counts('5/0/0')

  // Meanwhile another desk, whose line is there, hands the second one over.
  const receipt = { identity: 'card', tail: HOA.personal_number?.slice(-4), signed: 'paper' }
  const { version } = (await officer.get(`/api/dossiers/${second.code}`)).json()
  const before = await officer.post(
    `/api/dossiers/${second.code}/delivery`,
    { to: 'principal', way: 'counter', paper: second.number, receipt },
    { 'if-match': `"${version}"` },
  )
  assert.equal(before.statusCode, 200, before.body)

  await desk.cut(false)
  await counts('0/4/1')
  await look('sent')
  const rows = await house.city<
    { label: string; state: string }[]
  >`select label, state from tickets order by label`
  assert.deepEqual(
    rows.map((row) => [row.label, row.state]),
    [
      [label, 'done'],
      ['M001', 'done'],
    ],
  )
  const [handed] = await house.city<
    { delivery: string }[]
  >`select delivery from dossiers where code = ${first.code}`
  assert.equal(handed?.delivery, 'delivered')
})

test('what was refused is discarded with a reason, and the house knows by whom and why', async () => {
  const page = desk.page()
  await page.getByText('Bỏ việc này…').click()
  await page.getByLabel('Lý do bỏ').fill('Quầy 2 đã trả trước')
  await page.getByRole('button', { name: 'Bỏ', exact: true }).click()
  await counts('0/4/0')
  await page.getByText('Quầy 2 đã trả trước').waitFor()
  await page.getByText('Chưa báo được cho hệ thống').waitFor({ state: 'detached' })
  const kept = await house.city<{ reason: string; kind: string; by: string }[]>`
    select reason, kind, (select name from accounts where id = discarded_by) as by from offline_discards`
  assert.deepEqual(
    kept.map((one) => [one.kind, one.reason, one.by]),
    [['hand_over', 'Quầy 2 đã trả trước', 'tiepnhan.cau-giay']],
  )
})
