import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftVersion, findVersion, type Definition, type Effect } from '#modules/procedures'
import { acting, actorNamed } from '#test/acting.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const admin = await caller(app, 'quantri.ha-noi')
const controller = await caller(app, 'giamsat.ha-noi')
const desk = await caller(app, 'tiepnhan.cau-giay')
const actor = await actorNamed(house, 'quantri.ha-noi')

const CODE = MARITAL_STATUS.procedure
const own = `/quan-tri/thu-tuc/${CODE}`

async function inForce(): Promise<Definition> {
  const version = await findVersion(house.app, CODE, '2026-03-02')
  assert.ok(version)
  return version.definition
}

/** Two working days instead of three, a paper renamed, another one dropped. */
async function draft(change: Partial<Definition> = {}, effect: Effect = 'keep'): Promise<void> {
  const definition = await inForce()
  const [first] = definition.limits
  assert.ok(first)
  const limits = [{ ...first, limit: { unit: 'working_days' as const, value: 2 } }]
  const budgets = [{ steps: [1, 2, 3, 4, 5, 6], hours: 16 }]
  const next = { ...definition, limits, budgets, papers: definition.papers.slice(1), ...change }
  await acting(house, { actor }, (work) => draftVersion(work, { code: CODE, definition: next, effect }))
}

test('the pages are the administrator’s; a code nobody knows is not found; without a draft there is nothing to publish', async () => {
  for (const page of ['/phien-ban', '/so-sanh?tu=1&den=1', '/cong-bo']) {
    assert.equal((await controller.get(own + page)).statusCode, 403, page)
  }
  const key = { idempotency_key: 'a-key-of-a-stranger' }
  assert.equal((await sendForm(controller, `${own}/phien-ban/1/thu-hoi`, key)).statusCode, 403)
  assert.equal((await admin.get('/quan-tri/thu-tuc/9.999999/phien-ban')).statusCode, 404)
  assert.equal((await admin.get(`${own}/so-sanh?tu=1&den=99`)).statusCode, 404)
  assert.equal((await admin.get(`${own}/cong-bo`)).statusCode, 303)
  const landed = await sendForm(admin, `${own}/phien-ban/1/thu-hoi`, key)
  assert.equal(landed.statusCode, 400)
  assert.match(landed.body, /Phiên bản này đã có hiệu lực/)
})

test('a draft that is not sound says where, and cannot be published', async () => {
  await draft({ budgets: [] })
  const page = await admin.get(`${own}/cong-bo?ngay=03/03/2026`)
  assert.equal(page.statusCode, 400)
  assert.match(page.body, /tổng thời gian các bước là 0 giờ nhưng thời hạn là 2 ngày làm việc/)
  assert.doesNotMatch(page.body, /Công bố từ 00:00/)
})

test('a comparison says limits, papers and times before and after, in plain words', async () => {
  await draft()
  const page = (await admin.get(`${own}/so-sanh?tu=1&den=draft`)).body
  assert.match(page, /3 ngày làm việc/)
  assert.match(page, /2 ngày làm việc/)
  assert.match(page, /Bỏ/)
  const english = await admin.get(`${own}/so-sanh?tu=1&den=draft`, { cookie: 'haicap_language=en' })
  assert.equal(english.statusCode, 200)
  assert.match((await admin.get(`${own}/so-sanh?tu=1&den=1`)).body, /Hai bản nói như nhau/)
})

test('a day that is not to come is refused at its field', async () => {
  for (const day of ['02/03/2026', '31/02/2027', '']) {
    const page = await admin.get(`${own}/cong-bo?ngay=${day}`)
    assert.equal(page.statusCode, 400, day)
    assert.match(page.body, /href="#o-ngay"/)
  }
})

test('publishing shows what becomes of running dossiers, is done once, and is taken back before its day', async () => {
  await draft()
  const { code } = (await desk.post('/api/dossiers', MARITAL_STATUS)).json()
  const preview = `${own}/cong-bo?ngay=03/03/2026&ho-so=move`
  const page = (await admin.get(preview)).body
  assert.match(page, new RegExp(`${code}</a>`))
  assert.match(page, /Sẽ chuyển/)
  const done = await fillIn(admin, preview, { action: `${own}/phien-ban` })
  assert.equal(done.statusCode, 303, done.body)
  const list = (await admin.get(String(done.headers.location))).body
  assert.match(list, /Sắp có hiệu lực/)
  assert.match(list, /00:00 03\/03\/2026/)
  const revoke = /action="([^"]+\/thu-hoi)"/.exec(list)?.[1] ?? ''
  const revoked = await fillIn(admin, `${own}/phien-ban`, { action: revoke })
  assert.equal(revoked.statusCode, 303)
  assert.match((await admin.get(String(revoked.headers.location))).body, /Đã thu hồi/)
})

test('publishing takes an hour of a day, today too; an hour that is over or cannot be read is refused at its field', async () => {
  await draft()
  const look = (hour: string) => admin.get(`${own}/cong-bo?ngay=02/03/2026&gio=${hour}&ho-so=keep`)
  assert.match((await look('9h')).body, /href="#o-gio"/)
  assert.match((await look('08:59')).body, /href="#o-ngay"/)
  const page = await look('14h30')
  assert.match(page.body, /Công bố từ 14:30 02\/03\/2026/)
  const preview = `${own}/cong-bo?ngay=02/03/2026&gio=14:30&ho-so=keep`
  const done = await fillIn(admin, preview, { action: `${own}/phien-ban` })
  assert.equal(done.statusCode, 303, done.body)
  const list = (await admin.get(String(done.headers.location))).body
  assert.match(list, /14:30 02\/03\/2026/)
  const revoke = /action="([^"]+\/thu-hoi)"/.exec(list)?.[1] ?? ''
  assert.equal((await fillIn(admin, `${own}/phien-ban`, { action: revoke })).statusCode, 303)
})

test('a draft that somebody saved after the preview is not published unseen', async () => {
  await draft()
  const preview = `${own}/cong-bo?ngay=03/03/2026&ho-so=keep`
  const shown = (await admin.get(preview)).body
  const revision = /name="revision" value="(\d+)"/.exec(shown)?.[1] ?? ''
  await draft({ fees: [] })
  const sent = await sendForm(admin, `${own}/phien-ban`, {
    ...{ idempotency_key: 'seen-before-it-was-saved', valid_from: '2026-03-03', effect: 'keep', revision },
  })
  assert.equal(sent.statusCode, 400)
  assert.match(sent.body, /đã được người khác lưu/)
})
