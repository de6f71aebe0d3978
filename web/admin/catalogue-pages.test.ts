import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { fillIn, sendFiles, sendForm } from '#test/page-forms.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const admin = await caller(app, 'quantri.ha-noi')
const controller = await caller(app, 'giamsat.ha-noi')

const PAGES = [
  '/quan-tri',
  '/quan-tri/con-thieu',
  '/quan-tri/con-thieu.csv',
  '/quan-tri/danh-sach',
  '/quan-tri/danh-sach/communes_112',
  '/quan-tri/chuyen-danh-muc',
  '/quan-tri/tep-danh-muc',
  '/quan-tri/chuyen-danh-muc/xem-truoc?danh-sach=all&ngay=03/03/2026',
]

test('a visitor is sent to sign in; whoever is no administrator is told whose page it is, and his forms do nothing', async () => {
  for (const url of PAGES) {
    assert.equal((await visitor(app).get(url)).statusCode, 303, url)
    assert.equal((await controller.get(url)).statusCode, 403, url)
    assert.equal((await admin.get(url)).statusCode, 200, url)
  }
  const key = { idempotency_key: 'a-key-of-a-stranger' }
  const list = await sendForm(controller, '/quan-tri/danh-sach/communes_112', { ...key, csv: '2.000815' })
  assert.equal(list.statusCode, 403)
  const moved = { ...key, list: 'all', valid_from: '2026-03-03' }
  assert.equal((await sendForm(controller, '/quan-tri/chuyen-danh-muc', moved)).statusCode, 403)
})

test('wrong lines are named and nothing is imported; what was pasted stays', async () => {
  const page = await sendForm(admin, '/quan-tri/danh-sach/communes_112/xem-truoc', {
    csv: '2.000815\n9.999999\n2.000815',
  })
  assert.equal(page.statusCode, 400)
  assert.match(page.body, /Dòng 2: danh mục không có thủ tục mã/)
  assert.match(page.body, /Dòng 3: mã .* có hai lần/)
  assert.match(page.body, /<textarea[^>]*>2\.000815\n9\.999999/)
  const empty = await sendForm(admin, '/quan-tri/danh-sach/communes_112/xem-truoc', {})
  assert.match(empty.body, /Danh sách phải có ít nhất một mã/)
  for (const content of [Buffer.from([0x50, 0x4b, 0xff, 0xfe]), Buffer.from('GIF89a\0\0;2.000815')]) {
    const binary = await sendFiles(admin, '/quan-tri/danh-sach/communes_112/xem-truoc', {
      fields: {},
      files: { file: { name: 'danh-sach.xlsx', content } },
    })
    assert.equal(binary.statusCode, 400)
    assert.match(binary.body, /Tệp phải là văn bản Unicode/)
  }
  assert.match((await admin.get('/quan-tri/danh-sach')).body, /Chưa nhập/)
})

test('a list comes in by a file: previewed with names, confirmed, shown', async () => {
  const preview = await sendFiles(admin, '/quan-tri/danh-sach/communes_112/xem-truoc', {
    fields: {},
    files: {
      file: { name: '112.csv', content: Buffer.from('\uFEFFMã;Tên\r\n2.000815;a\r\n1.001193;b\r\n') },
    },
  })
  assert.equal(preview.statusCode, 200, preview.body)
  assert.match(preview.body, /2 mã đều có trong danh mục/)
  const csv = /name="csv" value="([^"]*)"/.exec(preview.body)?.[1] ?? ''
  const key = /name="idempotency_key" value="([^"]*)"/.exec(preview.body)?.[1] ?? ''
  const done = await sendForm(admin, '/quan-tri/danh-sach/communes_112', { idempotency_key: key, csv })
  assert.equal(done.statusCode, 303)
  const list = await admin.get(String(done.headers.location))
  assert.match(list.body, /Đã nhập 2 mã/)
  assert.match(list.body, /1\.001193/)
})

test('a switch without a day to come is refused at its field; a good one is previewed, scheduled and undone', async () => {
  const preview = '/quan-tri/chuyen-danh-muc/xem-truoc'
  for (const words of [
    '?danh-sach=all&ngay=02/03/2026',
    '?danh-sach=all&ngay=31/02/2027',
    '?ngay=03/03/2026',
  ]) {
    const answer = await admin.get(preview + words)
    assert.equal(answer.statusCode, 400, words)
    assert.match(answer.body, /href="#o-(ngay|danh-sach)"/)
  }
  const address = `${preview}?danh-sach=communes_112&ngay=03/03/2026`
  assert.match((await admin.get(address)).body, /Thôi nhận \(567\)/)
  const done = await fillIn(admin, address, { action: '/quan-tri/chuyen-danh-muc' })
  assert.equal(done.headers.location, '/quan-tri/chuyen-danh-muc?xong=chuyen')
  const again = await fillIn(admin, address, { action: '/quan-tri/chuyen-danh-muc' })
  assert.equal(again.statusCode, 400)
  assert.match(again.body, /Đã có lần chuyển vào ngày/)
  const list = await admin.get('/quan-tri/chuyen-danh-muc')
  assert.match(list.body, /Sắp có hiệu lực/)
  const undo = /action="([^"]+\/huy)"/.exec(list.body)?.[1] ?? ''
  const undone = await fillIn(admin, '/quan-tri/chuyen-danh-muc', { action: undo })
  assert.equal(undone.headers.location, '/quan-tri/chuyen-danh-muc?xong=huy')
  assert.match((await admin.get('/quan-tri/chuyen-danh-muc')).body, /Đã hủy/)
})

test('the work list is paged without gap, filtered, and the file holds every line of the filter', async () => {
  const codesOf = (html: string) =>
    [...html.matchAll(/quan-tri\/thu-tuc\/([\d.]+)"/g)].map(([, code]) => code)
  const first = await admin.get('/quan-tri/con-thieu?thieu=limit')
  const total = Number(/<caption[^>]*>(\d+)/.exec(first.body)?.[1])
  const all = new Set(codesOf(first.body))
  let next = /href="([^"]+)" rel="next"/.exec(first.body)?.[1]
  while (next) {
    const page = await admin.get(next.replaceAll('&amp;', '&'))
    for (const code of codesOf(page.body)) all.add(code)
    next = /href="([^"]+)" rel="next"/.exec(page.body)?.[1]
  }
  assert.equal(all.size, total)
  const file = await admin.get('/quan-tri/con-thieu.csv?thieu=limit')
  assert.equal(file.body.trim().split('\r\n').length, total + 1)
  assert.match(file.body, /^\uFEFFMã,Thủ tục,Lĩnh vực,Còn thiếu\r\n/)
  const none = await admin.get('/quan-tri/con-thieu?q=khong-co-thu-tuc-nay')
  assert.match(none.body, /Không có thủ tục nào theo bộ lọc này/)
})

test('a file becomes a draft; a broken one, one of an unknown code and one in the way of a draft are refused with reasons', async () => {
  const send = (text: string, key: string) =>
    sendFiles(admin, '/quan-tri/tep-danh-muc', {
      fields: { idempotency_key: key },
      files: { file: { name: 'v1.json', content: Buffer.from(text) } },
    })
  assert.equal((await controller.get('/api/catalogue.zip')).statusCode, 403)
  assert.equal((await controller.get('/api/procedures/1.000656/versions/1/file')).statusCode, 403)
  const file = await admin.get('/api/procedures/1.000656/versions/1/file')
  assert.match(String(file.headers['content-disposition']), /1\.000656-v1\.json/)
  const broken = await send(file.body.replace('"hours": ', '"hours": 9'), 'a-key-of-broken')
  assert.equal(broken.statusCode, 400)
  assert.match(broken.body, /\/budgets: tổng thời gian các bước/)
  assert.match((await send('{', 'a-key-of-no-json')).body, /không phải JSON/)
  const lost = await send(file.body.replace('1.000656', '9.999999'), 'a-key-of-nobody')
  assert.match(lost.body, /danh mục không có thủ tục mã 9\.999999/)
  const taken = await send(file.body, 'a-key-of-a-file')
  assert.equal(taken.headers.location, '/quan-tri/thu-tuc/1.000656/phien-ban')
  assert.equal((await send(file.body, 'a-key-of-a-file')).statusCode, 303, 'a second press is the same act')
  assert.match((await send(file.body, 'another-key-of-a-file')).body, /đang có bản soạn/)
  const zip = await admin.get('/api/catalogue.zip')
  assert.equal(zip.rawPayload.subarray(0, 4).toString('latin1'), 'PK\x03\x04')
  assert.ok(zip.rawPayload.length > 100_000)
})
