import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, describe, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { openIdentityProvider } from '#platform/identity-provider.ts'
import { startIdentityProvider } from '#test/identity-provider.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import { systemClock } from '#platform/clock.ts'
import { webPages } from '#web/pages.ts'

const HOUSE = 'http://127.0.0.1:8080'
const settings = await startIdentityProvider([`${HOUSE}/dang-nhap/dinh-danh/ve`], {
  who: 'hoa',
  claims: { hoa: { SoDinhDanh: '001190000123', HoVaTen: 'Nguyễn Thị Hoa' } },
})

/** The provider's own keys answered by another pair under the same name: as if somebody else had signed. */
async function withOtherKeys(): Promise<() => void> {
  const { keys } = (await (await fetch(`${settings.issuer}/jwks`)).json()) as {
    keys: { kid: string; alg: string }[]
  }
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = { ...publicKey.export({ format: 'jwk' }), kid: keys[0]?.kid, alg: keys[0]?.alg, use: 'sig' }
  const real = globalThis.fetch
  globalThis.fetch = async (asked, options) =>
    String(asked instanceof Request ? asked.url : asked).endsWith('/jwks')
      ? Response.json({ keys: [other] })
      : real(asked, options)
  return () => (globalThis.fetch = real)
}

const jar = (answer: LightMyRequestResponse) =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))

/** Follows the browser's way through the provider, until it is sent back to the house. */
async function throughProvider(first: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = first
  while (at.startsWith(settings.issuer)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { headers: { cookie }, redirect: 'manual' })
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = one.split(';')[0]?.split(/=(.*)/s) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`the provider stopped at ${at}: ${answer.status}`)
    at = new URL(next, at).href
  }
  return at
}

describe('signing in at the identity provider', async () => {
  const house = await openTestHouse()
  const door = async () =>
    (
      await openDoor(house, {
        clock: systemClock,
        pages: webPages,
        more: { publicAddress: HOUSE, identity: openIdentityProvider(settings) },
      })
    ).app
  const app = await door()

  async function comeBack(at = app) {
    const left = await at.inject('/dang-nhap/dinh-danh')
    assert.equal(left.statusCode, 303)
    const back = new URL(await throughProvider(String(left.headers.location)))
    return { at, cookies: jar(left), url: back.pathname + back.search }
  }
  const land = ({ at, url, cookies }: Awaited<ReturnType<typeof comeBack>>) => at.inject({ url, cookies })

  test('begins with a press of the person: the page to sign in leads nowhere by itself', async () => {
    const page = await app.inject('/dang-nhap?ve=%2Fho-so')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /href="\/dang-nhap\/dinh-danh/)
    assert.doesNotMatch(page.body, /http-equiv="refresh"/)
    const attempts = await house.owner`select from identity_attempts`
    assert.equal(attempts.length, 0)
  })

  test('an answer that was used, one of another browser, and one of another sign-in open nothing', async () => {
    const one = await comeBack()
    assert.equal((await land({ ...one, cookies: {} })).statusCode, 403, 'another browser')
    const two = await comeBack()
    assert.equal((await land({ ...one, cookies: two.cookies })).statusCode, 403, 'another sign-in')
    const three = await comeBack()
    assert.equal((await land(three)).statusCode, 303)
    assert.equal((await land(three)).statusCode, 403, 'once')
  })

  test('an ID token made for another sign-in is refused, though the code is right', async () => {
    const one = await comeBack()
    await house.owner`update identity_attempts set nonce = 'of-another-sign-in'`
    assert.equal((await land(one)).statusCode, 403)
  })

  test('an ID token that the provider’s keys did not sign is refused', async () => {
    const strange = await door()
    const one = await comeBack(strange)
    const restore = await withOtherKeys()
    after(restore)
    assert.equal((await land(one)).statusCode, 403)
    restore()
  })

  test('the provider’s tokens stay with the server: none reaches the browser or the database', async () => {
    const one = await comeBack()
    const landed = await land(one)
    assert.equal(landed.statusCode, 303)
    const cookies = { ...one.cookies, ...jar(landed) }
    const page = await app.inject({ url: '/ho-so', cookies })
    assert.equal(page.statusCode, 200)
    for (const said of [
      JSON.stringify(landed.headers),
      landed.body,
      page.body,
      JSON.stringify(page.headers),
    ]) {
      assert.doesNotMatch(said, /eyJ[\w-]{10}|id_token|access_token/)
    }
    const tables = await house.owner<{ name: string }[]>`
      select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'
        and (table_name like '%identit%' or table_name in ('sessions', 'accounts', 'events', 'answers'))`
    assert.ok(tables.length >= 4)
    for (const { name } of tables) {
      const held =
        await house.owner`select from ${house.owner(name)} t where t::text ~ 'eyJ[A-Za-z0-9_-]{10}'`
      assert.equal(held.length, 0, name)
    }
  })
})
