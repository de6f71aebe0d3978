import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldEverything } from '#test/folding.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const NOW = '2026-03-12T03:00:00.000Z'
const house = await openTestHouse()
await playHistory(house, { dossiers: 120, seed: 12 })
await foldEverything(house)
const { app } = await openDoor(house, { pages: webPages, clock: () => NOW })
const controller = await caller(app, 'giamsat.ha-noi')
const text = (address: string) => address.replaceAll('&amp;', '&')

/** Every link of a page to a list, with the number it bears. */
function numbered(html: string): { href: string; shown: number }[] {
  const links = html.matchAll(/<a href="(\/dieu-hanh\/ho-so\?[^"]+)"[^>]*>([\d.]+)<\/a>/g)
  return [...links].map(([, href = '', shown = '']) => ({
    href: text(href),
    shown: Number(shown.replaceAll('.', '')),
  }))
}

/** How many lines a list has, by its file. */
async function lengthOf(href: string): Promise<number> {
  const file = await controller.get(href.replace('/ho-so?', '/ho-so/tai?'))
  assert.equal(file.statusCode, 200)
  return file.body.trim().split('\r\n').length - 1
}

test('a commune’s officer and a resident have no breakdown of the city, and no file of it', async () => {
  for (const name of ['truongphong.cau-giay', 'congdan.1']) {
    const other = await caller(app, name)
    for (const path of ['/dieu-hanh/phan-tich', '/dieu-hanh/tai', '/dieu-hanh/ho-so/tai'])
      assert.equal((await other.get(path)).statusCode, 403, `${name} ${path}`)
  }
})

test('every number of the breakdown is the length of the list behind it, by field, channel, procedure and officer', async () => {
  const page = await controller.get('/dieu-hanh/phan-tich?unit=cau-giay&ky=13-ngay')
  const links = numbered(page.body)
  const kinds = ['linh-vuc=', 'cach-nop=', 'procedure=', 'can-bo=']
  for (const kind of kinds)
    assert.ok(
      links.some(({ href, shown }) => href.includes(kind) && shown > 0),
      kind,
    )
  for (const { href, shown } of links) assert.equal(await lengthOf(href), shown, href)
})

test('what is overdue is told by age, and each age opens its dossiers', async () => {
  const { ages } = (await controller.get('/api/board/breakdown')).json()
  const board = (await controller.get('/api/board')).json()
  const sum = ages.reduce((total: number, age: { overdue: number }) => total + age.overdue, 0)
  assert.equal(sum, board.total.overdue)
  assert.ok(sum > 0)
  for (const age of ages)
    assert.equal(await lengthOf(`/dieu-hanh/ho-so?view=overdue&tuoi=${age.key}`), age.overdue, age.key)
})

test('officers of a unit are named for the city and its leaders only', async () => {
  const path = '/api/board/breakdown?unit=cau-giay'
  const of = async (name: string) => (await (await caller(app, name)).get(path)).json().officers?.length
  assert.ok(((await of('truongphong.cau-giay')) ?? 0) > 0)
  assert.equal(await of('tiepnhan.cau-giay'), 0)
  assert.equal((await (await caller(app, 'truongphong.hoan-kiem')).get(path)).statusCode, 403)
})

test('the board and a list come as CSV and XLSX, in the order shown, and bear no names of persons', async () => {
  const csv = await controller.get('/dieu-hanh/tai?ky=13-ngay&q=cau')
  const lines = csv.body.trim().split('\r\n')
  assert.match(lines[0] ?? '', /^\uFEFF?Mã,"?Xã, phường/)
  assert.ok(lines.some((line) => line.includes('Phường Cầu Giấy')))
  assert.ok(lines.length < 20, 'narrowed as the page was')
  const sheet = await controller.get('/dieu-hanh/tai?dang=xlsx')
  assert.match(String(sheet.headers['content-disposition']), /bang-dieu-hanh-2026-03-12\.xlsx/)
  assert.equal(sheet.rawPayload.subarray(0, 2).toString(), 'PK')
  const list = await controller.get('/dieu-hanh/ho-so/tai?view=received&ky=13-ngay')
  assert.match(list.body, /2\.000815/)
  assert.doesNotMatch(list.body, /Nguyễn Thị Hoa/)
})

test('a list keeps its narrowing in the address, says it, and lets it go', async () => {
  const page = await controller.get('/dieu-hanh/ho-so?view=received&ky=13-ngay&cach-nop=online&unit=cau-giay')
  assert.match(page.body, /Chỉ: .*trực tuyến/)
  assert.match(page.body, /name="cach-nop" value="online"/)
  assert.match(page.body, /href="\/dieu-hanh\/ho-so\?view=received&amp;unit=cau-giay&amp;ky=13-ngay"/)
})
