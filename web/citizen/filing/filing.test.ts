import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { HOA, NAM } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { addressesIn, fillIn, formActions, formFields, sendFiles, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const MARITAL = '/nop/1.004873'
const PICTURE = await readFile('test/fixtures/picture.png')

describe('filing without a script', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, { pages: webPages })
  const hoa = await caller(app, 'congdan.1')
  const nam = await caller(app, 'congdan.2')

  /** Begins a filing for phường Cầu Giấy; answers the address of its steps. */
  async function begin(who = hoa, procedure = MARITAL): Promise<string> {
    const page = await who.get(`${procedure}?noi=cau-giay`)
    const action = formActions(page.body).find((one) => one.endsWith('/noi-nop')) ?? ''
    const sent = await sendForm(who, action, formFields(page.body, action))
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 500))
    return action.replace('/noi-nop', '')
  }

  const step = (base: string, name: string, fields = {}) => stepOf(hoa, `${base}/${name}`, fields)
  const stepOf = (who: typeof hoa, address: string, fields = {}) =>
    fillIn(who, address, { action: address, fields })

  /** Everything but the review. */
  async function fillAll(base: string): Promise<void> {
    assert.equal((await step(base, 'nguoi-nop')).headers.location, `${base}/ke-khai-1`)
    await step(base, 'ke-khai-1', { 'answers.residence.line': 'Số 12, ngõ 68 đường Cầu Giấy' })
    const status = { 'answers.status': 'never', 'answers.purpose': 'property', 'answers.issued_before': 'no' }
    assert.equal((await step(base, 'ke-khai-2', status)).headers.location, `${base}/giay-to`)
    assert.equal((await sendFiles(hoa, `${base}/giay-to`, { fields: {}, files: {} })).statusCode, 303)
  }

  test('an empty form names every field that is missing, with what is allowed, and keeps what was typed', async () => {
    const base = await begin()
    await step(base, 'nguoi-nop')
    const page = await step(base, 'ke-khai-1', {
      'answers.applicant.born_on': '31/02/1990',
      'answers.residence.line': '',
    })
    assert.equal(page.statusCode, 400)
    for (const field of ['answers.applicant.born_on', 'answers.residence.line']) {
      assert.ok(page.body.includes(`href="#o-${field}"`), `the summary does not lead to ${field}`)
      assert.ok(page.body.includes(`id="o-${field}-loi"`), `${field} does not say what is wrong`)
    }
    assert.match(page.body, /value="31\/02\/1990"/)
    assert.match((await hoa.get(`${base}/ke-khai-1`)).body, /value="31\/02\/1990"/)
  })

  test('what is known is not asked again: the applicant and the commune are filled in', async () => {
    const base = await begin()
    await step(base, 'nguoi-nop')
    const page = await hoa.get(`${base}/ke-khai-1`)
    assert.match(page.body, new RegExp(`name="answers.applicant.full_name"[^>]*value="${HOA.full_name}"`))
    assert.match(page.body, /<option value="00166" selected>Phường Cầu Giấy/)
  })

  test('an answer that brings up questions shows them before anything is called wrong', async () => {
    const base = await begin()
    await step(base, 'nguoi-nop')
    await step(base, 'ke-khai-1', { 'answers.residence.line': 'Số 12' })
    const page = await step(base, 'ke-khai-2', { 'answers.status': 'never', 'answers.purpose': 'marry' })
    assert.match(page.body, /name="answers\.intended\.full_name"/)
    assert.doesNotMatch(page.body, /id="o-answers\.intended\.full_name-loi"/)
  })

  test('a dossier is filed once however often the button is pressed', async () => {
    const base = await begin()
    await fillAll(base)
    const review = await hoa.get(`${base}/xem-lai`)
    assert.match(review.body, /Miễn phí/)
    const fields = formFields(review.body, `${base}/xem-lai`)
    const [first, second] = await Promise.all([
      sendForm(hoa, `${base}/xem-lai`, fields),
      sendForm(hoa, `${base}/xem-lai`, fields),
    ])
    const third = await sendForm(hoa, `${base}/xem-lai`, fields)
    for (const sent of [first, second, third]) {
      assert.equal(sent.statusCode, 303, sent.body.slice(0, 800))
      assert.equal(sent.headers.location, first.headers.location)
    }
    const [{ count }] = await house.worker<[{ count: number }]>`select count(*) from dossiers`
    assert.equal(count, 1)
    const filed = await hoa.get(String(first.headers.location))
    assert.match(filed.body, /Hồ sơ đã được nộp/)
    assert.match(filed.body, /8 giờ làm việc/)
    assert.equal((await hoa.get(`${base}/xem-lai`)).statusCode, 404)
  })

  test('an unfinished draft is not filed: the review says where each gap is', async () => {
    const base = await begin()
    const sent = await step(base, 'xem-lai')
    assert.equal(sent.statusCode, 400)
    assert.ok(sent.body.includes(`href="${base}/ke-khai-2?ve=xem-lai#o-answers.status"`))
    const [{ count }] = await house.worker<[{ count: number }]>`
      select count(*) from dossiers where principal_name <> ${HOA.full_name}`
    assert.equal(count, 0)
  })

  test('who files for somebody else is the proxy: filer, principal and proxy are three', async () => {
    const base = await begin(nam)
    const asked = await stepOf(nam, `${base}/nguoi-nop`, { behalf: 'other' })
    assert.match(asked.body, /name="principal\.full_name"/)
    const principal = { 'principal.full_name': HOA.full_name, 'principal.personal_number': '123' }
    const wrong = await sendForm(nam, `${base}/nguoi-nop`, { behalf: 'other', shown: 'other', ...principal })
    assert.equal(wrong.statusCode, 400)
    assert.match(wrong.body, /id="o-principal\.personal_number-loi"/)
    const right = { ...principal, 'principal.personal_number': HOA.personal_number }
    const sent = await sendForm(nam, `${base}/nguoi-nop`, { behalf: 'other', shown: 'other', ...right })
    assert.equal(sent.headers.location, `${base}/ke-khai-1`)
    const review = await nam.get(`${base}/xem-lai`)
    assert.match(
      review.body,
      new RegExp(`Chủ hồ sơ.*${HOA.full_name}.*Người được ủy quyền.*${NAM.full_name}`, 's'),
    )
  })

  test('a file is looked into at once; a broken one is told at its field and the sound one stays', async () => {
    const base = await begin(hoa, '/nop/1.013274')
    const sent = await sendFiles(hoa, `${base}/giay-to`, {
      fields: {},
      files: { 'papers.plan': { name: 'so-do.pdf', content: Buffer.from('không phải PDF') } },
    })
    assert.equal(sent.statusCode, 400)
    assert.match(sent.body, /id="o-papers\.plan-loi"[^]*PDF, JPEG hoặc PNG/)
    const again = await sendFiles(hoa, `${base}/giay-to`, {
      fields: {},
      files: { 'papers.plan': { name: 'sơ đồ.png', content: PICTURE } },
    })
    assert.equal(again.statusCode, 303, again.body.replace(/<[^>]*>/g, ' ').slice(0, 1500))
    const page = await hoa.get(`${base}/giay-to`)
    assert.match(page.body, /sơ đồ\.png/)
    const fields = formFields(page.body, `${base}/giay-to`)
    const kept = await sendFiles(hoa, `${base}/giay-to`, { fields, files: {} })
    assert.equal(kept.statusCode, 303)
    const removed = await sendFiles(hoa, `${base}/giay-to`, {
      fields: { ...fields, remove: fields['papers.plan'] ?? '' },
      files: {},
    })
    assert.doesNotMatch(removed.body, /sơ đồ\.png/)
  })

  test('a commune of another province is not taken: the search says whose it is, and a forged choice is refused', async () => {
    const base = await begin()
    const found = await hoa.get(`${base}/noi-nop?q=${encodeURIComponent('phường Sài Gòn')}`)
    assert.match(found.body, /Phường Sài Gòn thuộc Thành phố Hồ Chí Minh/)
    assert.match(found.body, /chỉ nhận hồ sơ cho phường, xã của thành phố Hà Nội/)
    assert.doesNotMatch(found.body, /Chọn Phường Sài Gòn/)
    const [saigon] = await house.owner<{ code: string }[]>`
      select code from unit_versions where full_name = 'Phường Sài Gòn' and valid_to is null`
    const forged = await sendForm(hoa, `${base}/noi-nop`, { unit: saigon?.code ?? '' })
    assert.equal(forged.statusCode, 400)
    assert.match(forged.body, /không thuộc thành phố này/)
  })

  test("nobody opens another one's draft", async () => {
    const base = await begin()
    assert.equal((await nam.get(`${base}/nguoi-nop`)).statusCode, 404)
    assert.equal((await sendForm(nam, `${base}/nguoi-nop`, { behalf: 'self' })).statusCode, 404)
  })

  test('drafts are saved as one types, and offered again', async () => {
    const base = await begin(nam)
    const saved = await sendForm(nam, `${base}/nguoi-nop/nhap`, {
      behalf: 'other',
      'principal.full_name': 'Lê',
    })
    assert.equal(saved.statusCode, 204)
    assert.match((await nam.get('/ho-so')).body, new RegExp(`href="${base}/nguoi-nop"`))
    assert.match((await nam.get(MARITAL)).body, new RegExp(`href="${base}/nguoi-nop"`))
    assert.equal((await sendForm(nam, `/ho-so/nhap/${base.split('/').at(-1)}/xoa`, {})).statusCode, 303)
    assert.doesNotMatch((await nam.get('/ho-so')).body, new RegExp(base))
  })

  test('no address on the way holds a name, a number, a phone or an address of the resident', async () => {
    const base = await begin()
    await fillAll(base)
    const steps = ['noi-nop', 'nguoi-nop', 'ke-khai-1', 'ke-khai-2', 'giay-to', 'xem-lai']
    for (const name of steps) {
      const page = await hoa.get(`${base}/${name}`)
      for (const address of addressesIn(page.body)) {
        const words = decodeURIComponent(address)
        for (const secret of [HOA.personal_number, HOA.phone, HOA.full_name, 'ngõ 68', '5678', '1990'])
          assert.ok(!words.includes(secret), `${name}: ${address}`)
      }
    }
  })

  test('an officer is told that this is for residents', async () => {
    const desk = await caller(app, 'tiepnhan.cau-giay')
    const page = await desk.get(MARITAL)
    assert.equal(page.statusCode, 403)
    assert.match(page.body, /tài khoản công dân/)
  })
})
