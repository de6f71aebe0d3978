import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formFields, sendFiles, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const admin = await caller(app, 'quantri.ha-noi')
const local = await caller(app, 'quantri.cau-giay')
const desk = await caller(app, 'tiepnhan.cau-giay')
const CITY = '/quan-tri/lich/thanh-pho'
const day = { kind: 'closure', from: '04/03/2026', name: 'Mất điện', legal_basis: 'Thông báo 5' }

test('an officer of the desk has no calendar to keep; a commune’s administrator sees only his own unit’s', async () => {
  assert.equal((await desk.get('/quan-tri/lich')).statusCode, 403)
  const page = (await local.get('/quan-tri/lich')).body
  const [own = ''] = /diem-[a-z0-9-]*cau-giay[a-z0-9-]*|[a-z0-9-]*cau-giay[a-z0-9-]*/.exec(page) ?? []
  assert.equal((await local.get(`/quan-tri/lich/${own}/sua`)).statusCode, 200)
  assert.equal((await local.get(`/quan-tri/lich/${own.replace('cau-giay', 'ba-dinh')}`)).statusCode, 403)
  assert.doesNotMatch((await local.get(`/quan-tri/lich/${own}/sua`)).body, /viec=outage/)
})

test('a change without a day or a reason comes back with its fields named, and nothing is saved', async () => {
  const answer = await fillIn(admin, `${CITY}/sua?viec=days`, {
    action: `${CITY}/xem-truoc`,
    fields: { from: '31/02/2026' },
  })
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /Hãy ghi ngày như 02\/03\/2026/)
  assert.match(answer.body, /href="#o-reason"/)
  const file = { name: 'lich.csv', content: Buffer.from('kind,from\nholiday,02/09/2026') }
  const fields = { change: 'file', seen: '1', effective_on: '03/03/2026', reason: 'Nhập tệp' }
  const refused = await sendFiles(admin, `${CITY}/xem-truoc`, { fields, files: { file } })
  assert.equal(refused.statusCode, 400)
  assert.match(refused.body, /Dòng 1: thiếu cột to, hours/)
})

test('the year shows its days with their reasons, and whether they are inherited', async () => {
  const page = (await admin.get(`${CITY}?nam=2026`)).body
  assert.match(page, /Tháng 2<\/caption>/)
  assert.match(page, /Tết Nguyên đán/)
  assert.match(page, /Làm bù/)
  const [point] = await house.owner<{ slug: string }[]>`
    select slug from agencies where kind = 'centre_point' and slug like '%cau-giay%'`
  const unit = (await local.get(`/quan-tri/lich/${point?.slug}?nam=2026`)).body
  assert.match(unit, /Tết Nguyên đán[^]*theo lịch thành phố/)
})

test('a swapped day off comes with the day it is made up on', async () => {
  const fields = {
    kind: 'swap',
    from: '30/03/2026',
    paired: '28/03/2026',
    name: 'Hoán đổi',
    legal_basis: 'CV 12',
  }
  const more = { effective_on: '03/03/2026', reason: 'Hoán đổi ngày làm việc' }
  const page = await fillIn(admin, `${CITY}/sua?viec=days`, {
    action: `${CITY}/xem-truoc`,
    fields: { ...fields, ...more },
  })
  assert.match(page.body, /Thêm: 28\/03\/2026 Làm bù/)
  assert.match(page.body, /Thêm: 30\/03\/2026 Nghỉ hoán đổi/)
})

test('a closed day is previewed with the dossier it would have touched, saved, and listed again with its file', async () => {
  const { code } = (await desk.post('/api/dossiers', MARITAL_STATUS)).json()
  await desk.post(`/api/dossiers/${code}/acceptance`)
  const fields = { ...day, effective_on: '03/03/2026', reason: 'Mất điện toàn thành phố' }
  const preview = await fillIn(admin, `${CITY}/sua?viec=days`, { action: `${CITY}/xem-truoc`, fields })
  assert.equal(preview.statusCode, 200, preview.body)
  assert.match(preview.body, /Thêm: 04\/03\/2026 Đóng cửa, Mất điện/)
  assert.match(
    preview.body,
    new RegExp(`${code}[^]*05/03/2026 17:00[^]*06/03/2026 17:00[^]*muộn hơn 1 ngày làm việc`),
  )
  const kept = formFields(preview.body, `${CITY}/ghi`)
  assert.match((await sendForm(admin, `${CITY}/xem-truoc.csv`, kept)).body, new RegExp(code))
  const saved = await sendForm(admin, `${CITY}/ghi`, kept)
  assert.equal(saved.headers.location, `${CITY}/lan-sua/2?xong`)
  const page = (await admin.get(`${CITY}/lan-sua/2?xong`)).body
  assert.match(page, /Không hẹn nào thay đổi/)
  assert.match(page, new RegExp(code))
  assert.match((await admin.get(`${CITY}/lan-sua/2/ho-so.csv`)).body, new RegExp(`${code},Phường Cầu Giấy`))
  assert.match((await admin.get(`${CITY}/lan-sua`)).body, /Mất điện toàn thành phố/)
  assert.match((await admin.get(`${CITY}/lich.csv`)).body, /closure,04\/03\/2026/)
})
