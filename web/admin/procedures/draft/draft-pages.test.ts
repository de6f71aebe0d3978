import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions, formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '../../../pages.ts'
import { DRAFT_PARTS } from './parts.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const admin = await caller(app, 'quantri.ha-noi')
const controller = await caller(app, 'giamsat.ha-noi')

const CODE = MARITAL_STATUS.procedure
const PAGE = `/quan-tri/thu-tuc/${CODE}`
const DRAFT = `${PAGE}/soan`
const api = `/api/procedures/${CODE}/draft`

/** The definition as it is saved now. */
const saved = async () => (await admin.get(api)).json().draft.definition
const problems = async () => (await admin.get(api)).json().problems
const write = (path: string, fields: Record<string, string>) =>
  fillIn(admin, `${DRAFT}/${path}`, { action: `${DRAFT}/${path}`, fields })
const press = (part: string, pressed: string) =>
  fillIn(admin, `${DRAFT}/${part}`, { action: `${DRAFT}/${part}`, fields: { do: pressed } })

test('only the administrator opens the editor, and without a draft he is led to the procedure', async () => {
  assert.equal((await visitor(app).get(DRAFT)).statusCode, 303)
  assert.equal((await controller.get(DRAFT)).statusCode, 403)
  assert.equal((await admin.get(`${DRAFT}/bieu-mau`)).headers.location, PAGE)
  const begun = await fillIn(admin, PAGE, { action: DRAFT })
  assert.equal(begun.headers.location, DRAFT)
  assert.equal((await admin.get(`${DRAFT}/bieu-mau/99`)).statusCode, 404)
  assert.equal((await admin.get(`${DRAFT}/khong-co`)).statusCode, 404)
})

test('every part and every line opens in both languages', async () => {
  for (const { slug } of DRAFT_PARTS) {
    const page = await admin.get(`${DRAFT}/${slug}`)
    assert.equal(page.statusCode, 200, slug)
    const lines = [...page.body.matchAll(new RegExp(`href="(${DRAFT}/${slug}/[^"?]+)"`, 'g'))]
    assert.ok(lines.length > 0, slug)
    for (const [, href = ''] of lines) {
      const shown = await admin.get(href, { cookie: 'language=en' })
      assert.equal(shown.statusCode, 200, href)
      assert.ok(formActions(shown.body).includes(href), href)
    }
  }
})

test('a field is added with a condition and a key of its own making, moved and removed', async () => {
  const before = (await saved()).form.sections[0].fields
  const [asked] = before.filter((one: { type: string }) => one.type === 'choice' || one.type === 'yes_no')
  const place = before.length
  const leaf = asked
    ? JSON.stringify({ field: asked.key, is: asked.type === 'yes_no' ? true : asked.choices[0].value })
    : JSON.stringify({ field: before[0].key, answered: true })
  const form = {
    'o.label_vi': 'Số quyết định ly hôn',
    'o.label_en': 'Number of the divorce decision',
    'o.type': 'text',
    'o.required': 'no',
    'o.when_mode': 'all',
    'o.when_rows.0.leaf': leaf,
  }
  const added = await write('bieu-mau/0.moi', form)
  assert.equal(added.headers.location, `${DRAFT}/bieu-mau?xong=luu`, added.body)
  const fields = (await saved()).form.sections[0].fields
  assert.deepEqual(fields[place], {
    ...{
      required: false,
      type: 'text',
      label: { vi: 'Số quyết định ly hôn', en: 'Number of the divorce decision' },
    },
    ...{ when: JSON.parse(leaf), key: 'so_quyet_dinh_ly_hon' },
  })
  assert.match((await admin.get(`${DRAFT}/bieu-mau`)).body, /Số quyết định ly hôn/)
  const pointer = `/form/sections/0/fields/${place}`
  await press('bieu-mau', `up ${pointer}`)
  assert.equal((await saved()).form.sections[0].fields[place - 1].key, 'so_quyet_dinh_ly_hon')
  await press('bieu-mau', `remove /form/sections/0/fields/${place - 1}`)
  assert.deepEqual((await saved()).form.sections[0].fields, before)
})

test('a press on a row that is none of the part changes nothing', async () => {
  const before = await saved()
  for (const pressed of ['remove /steps/0', 'remove /form', 'up /papers/0', 'burn /papers/0', 'remove']) {
    await press('giay-to', pressed)
  }
  assert.deepEqual(await saved(), before)
})

test('what is typed is shown before it is saved, and pressing "refresh" saves nothing', async () => {
  const before = await saved()
  const tried = await write('bieu-mau/0.moi', {
    ...{ 'o.label_vi': 'Màu áo', 'o.label_en': 'Colour', 'o.type': 'choice', refresh: '1' },
    ...{ 'o.choice_rows.0.vi': 'Đỏ', 'o.choice_rows.0.en': 'Red' },
  })
  assert.equal(tried.statusCode, 200)
  const preview = tried.body.slice(tried.body.indexOf('id="xem-thu"'))
  assert.match(preview, /Màu áo/)
  assert.match(preview, /name="thu\.mau_ao"[^>]*value="do"/)
  assert.deepEqual(await saved(), before)
})

test('what is missing may be saved and is told beside its field; what cannot be read is refused and comes back', async () => {
  const refused = await write('bieu-mau/0.moi', {
    'o.type': 'number',
    'o.label_vi': 'Tuổi',
    'o.max': 'nhiều',
  })
  assert.equal(refused.statusCode, 400)
  assert.match(refused.body, /Nhiều nhất: ghi một số/)
  assert.match(refused.body, /value="Tuổi"/)
  const place = (await saved()).form.sections[0].fields.length
  await write('bieu-mau/0.moi', { 'o.label_vi': 'Tuổi', 'o.type': 'number' })
  assert.deepEqual(await problems(), [
    {
      path: `/form/sections/0/fields/${place}/label/en`,
      reason: { vi: 'phải điền', en: 'must be filled in' },
    },
  ])
  const page = await admin.get(`${DRAFT}/bieu-mau/0.${place}`)
  assert.match(page.body, /id="o-o\.label_en-loi"[^]*?Tên mục bằng tiếng Anh: phải điền/)
  const overview = await admin.get(DRAFT)
  assert.match(overview.body, new RegExp(`href="${DRAFT}/bieu-mau/0\\.${place}">Tuổi</a>: phải điền`))
  await press('bieu-mau', `remove /form/sections/0/fields/${place}`)
  assert.deepEqual(await problems(), [])
})

test('a paper is taken from the catalogue by its short name', async () => {
  const search = await admin.get(`${DRAFT}/giay-to/moi?q=giay chung sinh`)
  const href = /href="([^"]+\?tu=[^"]+)"/.exec(search.body)?.[1] ?? ''
  assert.match(href, /tu=birth_notice/)
  const shown = await admin.get(href)
  const action = `${DRAFT}/giay-to/moi`
  const fields = formFields(shown.body.slice(shown.body.indexOf('<form class="form"')), action)
  assert.equal(fields['o.name_vi'], 'Giấy chứng sinh')
  const done = await sendForm(admin, action, fields)
  assert.equal(done.statusCode, 303, done.body)
  assert.equal((await saved()).papers.at(-1).key, 'birth_notice')
})

test('a limit that changes must be divided among the steps again, and a known one needs its source', async () => {
  await write('thoi-han/0', { 'o.unit': 'working_days', 'o.value': '5', 'o.source': 'Điều 22 NĐ 123/2015' })
  const [sum] = await problems()
  assert.equal(sum.path, '/budgets')
  const steps = await admin.get(`${DRAFT}/cac-buoc`)
  assert.match(steps.body, /1 chỗ cần sửa/)
  const page = await admin.get(`${DRAFT}/cac-buoc/thoi-gian`)
  assert.match(page.body, /Còn thiếu 16 giờ/)
  const first = Number(/name="o\.hours_1"[^>]*value="([\d,]+)"/.exec(page.body)?.[1]?.replace(',', '.'))
  const hours = { 'o.hours_1': String(first + 16).replace('.', ',') }
  const shown = await write('cac-buoc/thoi-gian', { ...hours, refresh: '1' })
  assert.match(shown.body, /= 40 giờ\. Khớp\./)
  await write('cac-buoc/thoi-gian', hours)
  assert.deepEqual(await problems(), [])
  await write('thoi-han/0', { 'o.source': '' })
  assert.deepEqual(await problems(), [
    { path: '/limits/0/source', reason: { vi: 'phải điền', en: 'must be filled in' } },
  ])
  await write('thoi-han/0', { 'o.source': 'Điều 22 NĐ 123/2015' })
})

test('steps are numbered anew when one is added or moved, and budgets follow their steps', async () => {
  const before = await saved()
  await write('cac-buoc/moi', {
    ...{ 'o.content_vi': 'Soát xét lần hai', 'o.content_en': 'A second look' },
    ...{ 'o.act': 'check', 'o.role': 'body_head', 'o.body': 'commune_office' },
  })
  const added = await saved()
  const last = added.steps.length - 1
  assert.deepEqual(
    added.steps.map(({ no }: { no: number }) => no),
    added.steps.map((_: unknown, at: number) => at + 1),
  )
  assert.equal(added.steps[last - 1].content.vi, 'Soát xét lần hai')
  assert.equal(added.steps[last].act, 'deliver')
  await press('cac-buoc', 'down /steps/1')
  const hoursOf = (definition: { budgets: { steps: number[]; hours: number }[] }, no: number) =>
    definition.budgets.find(({ steps }) => steps.includes(no))?.hours
  const moved = await saved()
  assert.equal(moved.steps[2].content.vi, before.steps[1].content.vi)
  assert.equal(hoursOf(moved, 3), hoursOf(before, 2))
  await press('cac-buoc', 'up /steps/2')
  await press('cac-buoc', `remove /steps/${last - 1}`)
  assert.deepEqual(await saved(), before)
})

test('two people who write at once: the second is told, keeps what he typed, and overwrites nothing', async () => {
  const page = await admin.get(`${DRAFT}/thong-tin/ten`)
  const action = `${DRAFT}/thong-tin/ten`
  const typed = { ...formFields(page.body, action), 'o.short_name_vi': 'Tên của người thứ hai' }
  await write('thong-tin/ten', { 'o.short_name_vi': 'Tên của người thứ nhất' })
  const second = await sendForm(admin, action, typed)
  assert.equal(second.statusCode, 409)
  assert.match(second.body, /Bản soạn đã được người khác lưu/)
  assert.match(second.body, /value="Tên của người thứ hai"/)
  assert.equal((await saved()).short_name.vi, 'Tên của người thứ nhất')
})

test('what becomes of running dossiers is chosen on the overview', async () => {
  await fillIn(admin, DRAFT, { action: `${DRAFT}/hieu-luc`, fields: { effect: 'move' } })
  assert.equal((await admin.get(api)).json().draft.effect, 'move')
})
