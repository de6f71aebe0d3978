import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { openIdentityProvider } from '#platform/identity-provider.ts'
import { systemClock } from '#platform/clock.ts'
import { expectNoSidewaysScroll, expectNoViolations, openBrowser, openPage, PHONE } from '#test/browser.ts'
import { openTestHouse } from '#test/house.ts'
import { startIdentityProvider, type People } from '#test/identity-provider.ts'
import { openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const port = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
})
const address = `http://127.0.0.1:${port}`
const HOA = '001190000123'
const people: People = {
  who: 'hoa',
  claims: {
    hoa: { SoDinhDanh: HOA, HoVaTen: 'Nguyễn Thị Hoa', SoDienThoai: '0912345678', TechID: 't-1' },
    moi: { SoDinhDanh: '001195004321', HoVaTen: 'Lê Thị Mới' },
    trong: { HoVaTen: 'Không Số' },
    gia: { SoDinhDanh: HOA, HoVaTen: 'Kẻ Khác' },
  },
}
const settings = await startIdentityProvider([`${address}/dang-nhap/dinh-danh/ve`], people)
const house = await openTestHouse()
const { app } = await openDoor(house, {
  clock: systemClock,
  pages: webPages,
  more: { publicAddress: address, identity: openIdentityProvider(settings) },
})
await app.listen({ port, host: '127.0.0.1' })
const browser = await openBrowser()

async function enter(as: string) {
  people.who = as
  const page = await openPage(browser, `${address}/dang-nhap?ve=%2Fho-so`, { viewport: PHONE })
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: 'Đăng nhập bằng định danh điện tử' }).click()
  await page.waitForURL((url) => url.origin === address)
  return page
}

test('a resident comes in by her electronic identity, is the person she was, and leaves here and there', async () => {
  const page = await enter('hoa')
  assert.equal(page.url(), `${address}/ho-so`)
  const [linked] = await house.worker`
    select a.name from identities i join accounts a on a.id = i.account_id where i.subject = 'hoa'`.catch(
    () =>
      house.owner`select a.name from identities i join accounts a on a.id = i.account_id where i.subject = 'hoa'`,
  )
  assert.equal(linked?.['name'], 'congdan.1', 'the account of her personal number, no second one')
  await page.request.post(`${address}/dang-xuat`)
  await page.goto(`${address}/dang-xuat/xong`)
  await expectNoViolations(page)
  await page.getByRole('link', { name: 'Đăng xuất cả ở đó' }).click()
  await page.waitForURL(new RegExp(`^${settings.issuer}`))
  await page.goto(`${address}/ho-so`)
  assert.match(page.url(), /dang-nhap/)
})

test('somebody new gets an account; one without a personal number is told so; an answer is the same for all', async () => {
  const fresh = await enter('moi')
  assert.equal(fresh.url(), `${address}/ho-so`)
  const without = await enter('trong')
  await without.getByText('chưa có số định danh cá nhân').waitFor()
})

test('a shut account is told nothing but that it does not go', async () => {
  await house.owner`update accounts set closed_at = now() where personal_number = '001195004321'`
  const page = await enter('moi')
  await page.getByText('Không đăng nhập được bằng định danh này.').waitFor()
})

test('the answer of a provider opens nothing in another browser, with another state, or a second time', async () => {
  const begun = await app.inject('/dang-nhap/dinh-danh')
  assert.equal(begun.statusCode, 303)
  const to = new URL(begun.headers.location ?? '')
  assert.equal(to.searchParams.get('code_challenge_method'), 'S256')
  assert.ok(to.searchParams.get('nonce') && to.searchParams.get('state'))
  const cookies = Object.fromEntries(begun.cookies.map(({ name, value }) => [name, value]))
  const state = to.searchParams.get('state') ?? ''
  const answer = (query: string, jar = {}) =>
    app.inject({ url: `/dang-nhap/dinh-danh/ve?${query}`, cookies: jar })
  assert.equal((await answer(`code=x&state=${state}`)).statusCode, 403, 'another browser')
  assert.equal((await answer('code=x&state=forged', cookies)).statusCode, 403, 'another state')
  const again = await answer(`code=x&state=${state}`, cookies)
  assert.equal(again.statusCode, 403, 'an attempt is taken once')
  assert.ok(!again.cookies.some(({ name }) => name.includes('session')))
})

test('where no provider is connected the page does not offer it, and the address says so', async () => {
  const plain = await openDoor(await openTestHouse(), { pages: webPages })
  assert.doesNotMatch((await plain.app.inject('/dang-nhap')).body, /định danh điện tử/)
  assert.equal((await plain.app.inject('/dang-nhap/dinh-danh')).statusCode, 404)
})
