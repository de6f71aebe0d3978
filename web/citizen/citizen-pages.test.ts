import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { addressesIn, headingsIn, sendForm } from '#test/page-forms.ts'
import { openDoor, visitor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

describe('the pages of residents', async () => {
  const { app } = await openDoor(await openTestHouse(), { pages: webPages })
  const anyone = visitor(app)

  test('an old ward that was divided is asked about: every part is listed, none is chosen', async () => {
    const page = await anyone.get('/noi-nop?q=dich%20vong%2C%20cau%20giay')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /đã được chia về 2 đơn vị/)
    assert.match(page.body, /href="\/noi-nop\/cau-giay"/)
    assert.match(page.body, /href="\/noi-nop\/nghia-do"/)
    assert.doesNotMatch(page.body, /Điểm phục vụ hành chính công/)
  })

  test('a place that is decided comes with office, hours and the paragraph', async () => {
    const page = await anyone.get('/noi-nop?q=hang%20trong')
    assert.match(page.body, /khoản \d+, Nghị quyết 1656\/NQ-UBTVQH15|chia về/)
    const unit = await anyone.get('/noi-nop/cau-giay')
    assert.match(unit.body, /Điểm phục vụ hành chính công phường Cầu Giấy/)
    assert.match(unit.body, /Đang mở cửa, đến 12:00/)
    assert.match(unit.body, /Phường Dịch Vọng, Quận Cầu Giấy/)
  })

  test('on the last day of the old wards the old ward itself is the answer', async () => {
    const page = await anyone.get('/noi-nop?q=dich%20vong&ngay=30%2F06%2F2025')
    assert.match(page.body, /Ngày 30\/06\/2025: Phường Dịch Vọng/)
    const wrong = await anyone.get('/noi-nop?q=dich%20vong&ngay=31%2F02%2F2025')
    assert.equal(wrong.statusCode, 400)
    assert.match(wrong.body, /href="#o-ngay"/)
  })

  test('a procedure is found without accents, by what people call it and by its code', async () => {
    for (const q of ['khai sinh', 'dang ky khai sinh', 'giay khai sinh cho con', '1.001193']) {
      const page = await anyone.get(`/thu-tuc?q=${encodeURIComponent(q)}`)
      assert.match(page.body, /href="\/thu-tuc\/1\.001193-dang-ky-khai-sinh"/, q)
    }
    const none = await anyone.get('/thu-tuc?q=zzzzzz')
    assert.match(none.body, /Chưa tìm thấy thủ tục nào/)
  })

  test('the catalogue goes on page by page and keeps what was asked', async () => {
    const first = await anyone.get('/thu-tuc?q=dang%20ky')
    const next = addressesIn(first.body).find((address) => address.includes('sau=')) ?? ''
    assert.ok(next.includes('q=dang+ky'), 'the next page forgets what was asked')
    const second = await anyone.get(next)
    assert.equal(second.statusCode, 200)
    assert.match(second.body, /Về đầu danh sách/)
  })

  test('a procedure shows its seven parts, and what nobody confirmed as such', async () => {
    const page = await anyone.get('/thu-tuc/1.001193')
    for (const part of [
      '1. Tên',
      '2. Trình tự',
      '3. Cách',
      '4. Thành phần',
      '5. Thời hạn',
      '6. Ai',
      '7. Cơ quan',
    ])
      assert.ok(
        headingsIn(page.body).some((heading) => heading.startsWith(part)),
        part,
      )
    assert.match(page.body, /Điều chưa được xác nhận/)
    assert.match(page.body, /href="\/nop\/1\.001193"/)
  })

  test('what is not filed online leads to the counter instead', async () => {
    const page = await anyone.get('/thu-tuc/2.000815')
    assert.match(page.body, /Thủ tục này nộp tại quầy/)
    assert.doesNotMatch(page.body, /href="\/nop\//)
    assert.equal((await anyone.get('/thu-tuc/9.999999')).statusCode, 404)
  })

  test('hostile words come back as words', async () => {
    const evil = encodeURIComponent('"><script>alert(1)</script>')
    for (const url of [
      `/thu-tuc?q=${evil}`,
      `/noi-nop?q=${evil}`,
      `/tra-cuu?ma=${evil}`,
      `/thu-tuc?linh-vuc=${evil}`,
    ]) {
      const page = await anyone.get(url)
      assert.equal(page.statusCode, 200)
      assert.doesNotMatch(page.body, /<script>alert|"><script/, url)
    }
  })

  test('in English no heading stays Vietnamese', async () => {
    const english = { cookie: 'haicap_lang=en' }
    const names = /Thành phố|Hà Nội|Cầu Giấy|Phường/gu
    for (const url of ['/', '/thu-tuc', '/thu-tuc/1.001193', '/noi-nop', '/noi-nop/cau-giay', '/tra-cuu']) {
      const page = await anyone.get(url, english)
      assert.match(page.body, /<html lang="en">/)
      for (const heading of headingsIn(page.body)) {
        assert.doesNotMatch(
          heading.replace(names, ''),
          /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i,
          url,
        )
      }
    }
  })

  test('the second factor of tracking is only ever posted', async () => {
    const page = await anyone.get('/tra-cuu?ma=TD.H26.1&phone_tail=5678')
    assert.match(page.body, /value="TD\.H26\.1"/)
    assert.doesNotMatch(page.body, /value="5678"|href="[^"]*(?<!ve=[^"]*)5678"/)
    const wrong = await sendForm(anyone, '/tra-cuu', { code: 'TD.H26.00166-260302-9999', phone_tail: '12' })
    assert.equal(wrong.statusCode, 400)
    assert.match(wrong.body, /href="#o-phone_tail"/)
    const unknown = await sendForm(anyone, '/tra-cuu', {
      code: 'TD.H26.00166-260302-9999',
      phone_tail: '1234',
    })
    assert.equal(unknown.statusCode, 404)
    assert.match(unknown.body, /không khớp/)
    assert.match(unknown.body, /value="TD\.H26\.00166-260302-9999"/)
  })

  test('who is not signed in is led to sign in before filing, and back', async () => {
    const page = await anyone.get('/nop/1.001193')
    assert.equal(page.statusCode, 303)
    assert.equal(page.headers.location, '/dang-nhap?ve=%2Fnop%2F1.001193')
  })
})
