import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fixedClock } from '#platform/clock.ts'
import { TUESDAY_9 } from '#test/cau-giay.ts'
import { HOA } from '#test/example-dossiers.ts'
import { publishFileForm } from '#test/file-form.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions, formFields, sendFiles, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const code = await publishFileForm(house)
const { app } = await openDoor(house, { clock: fixedClock(TUESDAY_9), pages: webPages })
const hoa = await caller(app, 'congdan.1')
const nam = await caller(app, 'congdan.2')
const desk = await caller(app, 'tiepnhan.cau-giay')
const picture = { name: 'chan-dung.png', content: await readFile('test/fixtures/picture.png') }
const pdf = { name: 'so-cu.pdf', content: await readFile('test/fixtures/three-pages.pdf') }

/** Everything up to the section with the files; answers the address of the steps. */
async function begin(): Promise<string> {
  const page = await hoa.get(`/nop/${code}?noi=cau-giay`)
  const action = formActions(page.body).find((one) => one.endsWith('/noi-nop')) ?? ''
  await sendForm(hoa, action, formFields(page.body, action))
  const base = action.replace('/noi-nop', '')
  const step = (name: string, fields = {}) =>
    fillIn(hoa, `${base}/${name}`, { action: `${base}/${name}`, fields })
  await step('nguoi-nop')
  await step('ke-khai-1', { 'answers.residence.line': 'Số 12, ngõ 68' })
  const status = { 'answers.status': 'never', 'answers.purpose': 'property', 'answers.issued_before': 'no' }
  assert.equal((await step('ke-khai-2', status)).headers.location, `${base}/ke-khai-3`)
  return base
}

test('without a script a file goes with its form, stays in the draft, is taken away again, and is filed', async () => {
  const base = await begin()
  const files = `${base}/ke-khai-3`
  const empty = await sendFiles(hoa, files, { fields: { asked: 'photo booklet' }, files: {} })
  assert.equal(empty.statusCode, 400)
  assert.ok(empty.body.includes('id="o-answers.photo-loi"'))
  const wrong = await sendFiles(hoa, files, {
    fields: { asked: 'photo booklet' },
    files: { 'answers.photo': pdf },
  })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /chỉ nhận JPG hoặc PNG; tệp &quot;so-cu.pdf&quot;/)
  const shown = await hoa.get(files)
  assert.match(shown.body, /enctype="multipart\/form-data"/)
  assert.match(shown.body, /<a href="\/api\/papers\/[^"]+">so-cu\.pdf<\/a>/)

  // The picture takes the place of the first file, since one is asked for; the booklet keeps both.
  const kept = formFields(shown.body, files)
  const sent = await sendFiles(hoa, files, {
    fields: kept,
    files: { 'answers.photo': picture, 'answers.booklet': pdf },
  })
  assert.equal(sent.statusCode, 303, sent.body.slice(0, 500))
  const again = await hoa.get(files)
  assert.ok(again.body.includes('chan-dung.png'))
  const id = /name="remove_file" value="([^"]+)"/g.exec(again.body.split('so-cu.pdf')[1] ?? '')?.[1] ?? ''
  const removed = await sendForm(hoa, files, { ...formFields(again.body, files), remove_file: id })
  assert.equal(removed.statusCode, 200)
  assert.ok(!removed.body.includes('so-cu.pdf') && removed.body.includes('chan-dung.png'))

  await fillIn(hoa, `${base}/giay-to`, { action: `${base}/giay-to` })
  const review = await hoa.get(`${base}/xem-lai`)
  assert.match(review.body, /<a href="\/api\/papers\/[^"]+">chan-dung\.png<\/a>/)
  const filed = await sendForm(hoa, `${base}/xem-lai`, formFields(review.body, `${base}/xem-lai`))
  assert.equal(filed.statusCode, 303, filed.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 900))
  const dossier = String(filed.headers.location).split('/').at(-2) ?? ''
  const own = await hoa.get(`/ho-so/${dossier}`)
  const link = new RegExp(`href="(/api/dossiers/${dossier}/papers/[^"]+)">chan-dung\\.png`)
  const address = link.exec(own.body)?.[1] ?? ''
  const officers = await desk.get(`/can-bo/ho-so/${dossier}`)
  assert.equal(
    [...officers.body.matchAll(new RegExp(link, 'g'))].length,
    2,
    'among the papers and the answers',
  )
  assert.equal((await desk.get(address)).statusCode, 200)
  assert.equal((await nam.get(address)).statusCode, 404)
  assert.equal((await desk.get(`/api/papers/${address.split('/').at(-1)}`)).statusCode, 404)
})

test('at the counter the file goes with the one form, pressed twice it is stored and filed once', async () => {
  const page = `/quay/tiep-nhan?thu-tuc=${code}`
  const shown = await desk.get(page)
  const fields = {
    ...formFields(shown.body, page),
    ...{ do: 'take', 'principal.personal_number': HOA.personal_number, 'principal.full_name': HOA.full_name },
    ...{
      'principal.phone': HOA.phone,
      'principal.birth_on': '08/03/1990',
      'answers.applicant.born_on': '08/03/1990',
    },
    ...{ 'answers.residence.line': 'Số 12', 'answers.status': 'never', 'answers.purpose': 'property' },
    ...{ 'answers.issued_before': 'no', 'answers.by_proxy': 'no' },
  }
  const missing = await sendFiles(desk, page, { fields, files: {} })
  assert.equal(missing.statusCode, 400)
  assert.ok(
    missing.body.includes('id="o-answers.photo-loi"'),
    missing.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 900),
  )
  const sent = { fields, files: { 'answers.photo': picture } }
  const [first, second] = [await sendFiles(desk, page, sent), await sendFiles(desk, page, sent)]
  assert.equal(first.statusCode, 303, first.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 900))
  assert.equal(second.headers.location, first.headers.location)
  const [{ count }] = await house.owner<[{ count: number }]>`
    select count(*) from papers where name = 'chan-dung.png' and held_for is not null and uploaded_by
      = (select id from accounts where name = 'tiepnhan.cau-giay')`
  assert.equal(count, 1)
})
