/** The night of a reorganisation on the real pages: the city prepares and runs it, a desk keeps acting, a resident looks. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openMarch } from './march-house.ts'
import { runCutOvers } from '#jobs/cut-over.ts'
import { runJobs } from '#jobs/run-jobs.ts'
import { sealReports } from '#jobs/seal-reconciliations.ts'
import { tryPlans } from '#jobs/try-plans.ts'
import { steppingClock } from '#platform/clock.ts'
import {
  DESK,
  expectNoSidewaysScroll,
  expectNoViolations,
  openBrowser,
  openPage,
  PHONE,
} from '#test/browser.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY } from '#test/logging.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const FOLDER = 'test/fixtures/plan-of-march-2027'
const house = await openTestHouse()
await openMarch(house, 100)
const clock = steppingClock('2027-02-28T16:50:00.000Z')
const { app, door } = await openDoor(house, { clock: clock.now, pages: webPages })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const jobs = runJobs(house, clock.now, [runCutOvers(LOG_KEY), tryPlans(false), sealReports(door)])
after(() => jobs.stop())
const browser = await openBrowser()

async function signIn(account: string, path: string): Promise<Page> {
  const page = await openPage(browser, `${address}/dang-nhap?${new URLSearchParams({ ve: path })}`)
  page.setDefaultTimeout(12_000)
  await page.locator('[name=account]').fill(account)
  await page.locator('[name=password]').fill('hai-cap-demo')
  await page.locator('main form button').click()
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
  return page
}

/** Nothing scrolls sideways on a phone or a desk; axe looks at each kind of page once, as a phone shows it. */
const looked = new Set<string>()
async function expectGoodPage(page: Page): Promise<void> {
  await page.setViewportSize(PHONE)
  await expectNoSidewaysScroll(page)
  const kind = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/, '…')
  if (!looked.has(kind)) await expectNoViolations(page)
  looked.add(kind)
  await page.setViewportSize(DESK)
  await expectNoSidewaysScroll(page)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

type Line = { code: string; tail: string; slug: string }
async function submittedDossier(): Promise<Line> {
  const [row] = await house.owner<Line[]>`
    select d.code, d.tail, u.slug from dossiers d join reorganisation_moves m on m.dossier_id = d.id and m.outcome = 'moves'
      join units u on u.id = m.from_unit
    where d.business = 'submitted' order by u.slug = 'phu-thuong' desc, d.code limit 1`
  assert.ok(row)
  return row
}

let admin: Page
let plan: string
test('the administrator takes a folder in, sees old → new drawn, changes a line, and makes a dry run', async () => {
  admin = await signIn('quantri.ha-noi', '/quan-tri/sap-xep')
  await expectGoodPage(admin)
  for (const [name, file] of [
    ['plan', 'plan.json'],
    ['changes', 'changes.csv'],
    ['agencies', 'agencies.csv'],
    ['rules', 'rules.json'],
  ] as const)
    await admin.locator(`[name=${name}]`).setInputFiles(`${FOLDER}/${file}`)
  await press(admin, 'Nhập thành dự thảo')
  await admin.getByRole('img', { name: /9 đơn vị cũ|8 đơn vị cũ/ }).waitFor()
  plan = new URL(admin.url()).pathname
  await expectGoodPage(admin)
  await admin.getByRole('link', { name: 'Sửa Phường Nghĩa Đô → Phường Nghĩa Tân' }).click()
  await admin.getByLabel('Mã đơn vị mới').fill('0016')
  await press(admin, 'Lưu dòng')
  await admin.getByText('phải là 5 chữ số').first().waitFor()
  await expectGoodPage(admin)
  await admin.getByLabel('Mã đơn vị mới').fill('00160')
  await admin.getByLabel('Căn cứ pháp lý').fill('100/NQ-UBTVQH16')
  await press(admin, 'Lưu dòng')
  await admin.getByRole('cell', { name: '100/NQ-UBTVQH16' }).waitFor()
  await press(admin, 'Chạy thử')
  await admin.getByText('Hồ sơ chuyển nơi').waitFor()
  await admin.getByRole('link', { name: 'Báo cáo chạy thử' }).click()
  await admin.getByText('Không thiếu gì, không trùng gì').waitFor()
  await expectGoodPage(admin)
})

test('the report is also a paper and a list of every dossier', async () => {
  const [pdf, csv] = await Promise.all([
    admin.request.get(`${address}${plan}/chay-thu.pdf`),
    admin.request.get(`${address}${plan}/chay-thu.csv`),
  ])
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
  const lines = (await csv.text()).trim().split('\r\n')
  const [{ moves } = { moves: 0 }] = await house.owner<
    { moves: number }[]
  >`select count(*)::int as moves from reorganisation_moves`
  assert.equal(lines.length, moves + 1)
})

let leader: Page
test('the leader signs what the administrator reviewed, and begins; the house stages every dossier and waits', async () => {
  await admin.goto(address + plan)
  await press(admin, 'Xác nhận đã rà soát')
  await admin.getByText('Đã rà soát, chờ ký').waitFor()
  assert.equal(await admin.getByRole('button', { name: 'Ký phương án' }).count(), 0)
  leader = await signIn('lanhdao.ha-noi', plan)
  await press(leader, 'Ký phương án')
  await expectGoodPage(leader)
  await press(leader, 'Bắt đầu thực hiện')
  await leader.getByText('Thời điểm chuyển').waitFor()
  await expectGoodPage(leader)
})

let line: Line
test('a desk opens a dossier before the moment and accepts it after by the same page; nothing had to stop', async () => {
  line = await submittedDossier()
  const desk = await signIn(`tiepnhan.${line.slug}`, `/can-bo/ho-so/${line.code}`)
  await desk
    .getByRole('button', { name: /Tiếp nhận/ })
    .first()
    .waitFor()
  clock.advanceTo('2027-02-28T17:00:01.000Z')
  await leader.getByText('Không hồ sơ nào mất, lặp hoặc đổi hạn.').waitFor()
  await leader.getByText('Đóng dấu số lúc').waitFor()
  const saved = leader.waitForEvent('download')
  await leader.getByRole('link', { name: 'Tải biên bản đối soát (PDF)' }).click()
  assert.match((await saved).suggestedFilename(), /^doi-soat-.*\.pdf$/)
  await expectGoodPage(leader)
  await desk
    .getByRole('button', { name: /Tiếp nhận/ })
    .first()
    .click()
  await desk.waitForLoadState()
  const [row] = await house.owner<
    { business: string }[]
  >`select business from dossiers where code = ${line.code}`
  assert.equal(row?.business, 'accepted')
})

test('the resident’s old link and code open it, and say once who handles it now', async () => {
  const page = await openPage(browser, `${address}/tra-cuu?ma=${line.code}`, { viewport: PHONE })
  await page.getByLabel('Mã hồ sơ').fill(line.code)
  await page.getByLabel('4 số cuối điện thoại').fill(line.tail)
  await page.locator('main form button').first().click()
  const told = page.getByText(/^Nay do Ủy ban nhân dân phường .* giải quyết$/)
  await told.waitFor()
  assert.equal(await told.count(), 1)
  await expectGoodPage(page)
})

test('the owner of a work list decides where an open dossier goes, and the house moves it there', async () => {
  await admin.goto(`${address}${plan}/cho-quyet-dinh`)
  await expectGoodPage(admin)
  const owner = await signIn('lanhdaoquay.hoan-kiem', plan.replace('/quan-tri/', '/can-bo/'))
  await expectGoodPage(owner)
  const select = owner.locator('select').first()
  const code = await owner.locator('input[name=code_0]').inputValue()
  await select.selectOption({ label: 'Phường Cửa Nam' })
  await press(owner, 'Ghi các quyết định')
  await owner.getByText('Đã ghi 1 quyết định.').waitFor()
  for (let tries = 0; tries < 100; tries += 1) {
    const rows = await house.owner`
      select 1 from dossiers d join units u on u.id = d.unit_id where d.code = ${code} and u.slug = 'cua-nam'`
    if (rows.length === 1) return
    await owner.waitForTimeout(100)
  }
  assert.fail('it was not moved')
})

test('the leader undoes it within its window, and everything is as it was', async () => {
  clock.advanceTo('2027-02-28T17:20:00.000Z')
  await leader.goto(address + plan)
  await press(leader, 'Hủy sắp xếp, trả về như cũ')
  await leader.getByText('Đã hủy').first().waitFor()
  const [row] = await house.owner<{ slug: string }[]>`
    select u.slug from dossiers d join units u on u.id = d.unit_id where d.code = ${line.code}`
  assert.equal(row?.slug, line.slug)
})
