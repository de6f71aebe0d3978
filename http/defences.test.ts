import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const behindTls = (await openDoor(house, { pages: webPages, more: { secure: true } })).app

describe('what every answer carries', () => {
  test('lets scripts, styles and forms be the house’s own only, and no page stand in a frame', async () => {
    for (const url of ['/', '/dang-nhap', '/api/units', '/khong-co', '/api/khong-co']) {
      const policy = String((await app.inject(url)).headers['content-security-policy'])
      for (const part of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ])
        assert.ok(policy.includes(part), `${url}: ${part}`)
      assert.doesNotMatch(policy, /unsafe|https?:|\*/, url)
    }
  })

  test('forbids guessing at content, and tells other sites no address', async () => {
    const { headers } = await app.inject('/')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.match(String(headers['content-type']), /charset=utf-8/)
    assert.equal(headers['cache-control'], 'private, no-store')
    assert.equal(headers['access-control-allow-origin'], undefined)
  })

  test('behind TLS asks for TLS for a year, with all subdomains', async () => {
    const { headers } = await behindTls.inject('/')
    assert.match(String(headers['strict-transport-security']), /max-age=31536000; includeSubDomains/)
  })

  test('of an error says nothing of the inside', async () => {
    const broken = await app.inject('/api/units/%00')
    assert.doesNotMatch(broken.body, /node_modules|\.ts:\d|select |postgres/i)
  })
})

describe('signing in', () => {
  const enter = (door: typeof app, more = {}) =>
    door.inject({
      ...{ method: 'POST', url: '/api/session', ...more },
      payload: { account: 'congdan.2', password: 'hai-cap-demo' },
    })

  test('gives a cookie that no script reads, no other site sends, and behind TLS no other host sets', async () => {
    const [cookie] = (await enter(behindTls)).cookies
    assert.equal(cookie?.name, '__Host-haicap_session')
    assert.deepEqual(
      [cookie.httpOnly, cookie.secure, cookie.sameSite, cookie.path, cookie.domain],
      [true, true, 'Lax', '/', undefined],
    )
  })

  test('ends with clearing what the browser kept', async () => {
    const someone = await caller(app, 'congdan.2')
    const left = await someone.send({ method: 'POST', url: '/dang-xuat' })
    assert.match(String(left.headers['clear-site-data']), /"cache"/)
  })

  test('turns away a flood of sign-ins from one address', async () => {
    const wrong = { account: 'khong-co', password: 'x' }
    const once = () => app.inject({ method: 'POST', url: '/api/session', payload: wrong })
    assert.equal((await once()).statusCode, 401, 'one alone is heard')
    const statuses = (await Promise.all(Array.from({ length: 40 }, once))).map(({ statusCode }) => statusCode)
    assert.equal(statuses.at(-1), 429)
  })
})

describe('acts', () => {
  test('are taken from no other site, by whichever sign the browser gives', async () => {
    const someone = await caller(app, 'congdan.3').catch(() => null)
    const send = (headers: Record<string, string>) =>
      (someone ?? { send: (options: object) => app.inject(options) }).send({
        ...{ method: 'POST', url: '/api/drafts', headers },
        payload: { id: '018f6b3e-7c1a-7a52-9d3e-2f6a1c0b9d11', procedure: '2.000815', data: {} },
      })
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', host: '127.0.0.1:8080' },
    ]) {
      const answer = await send(headers)
      assert.equal(answer.statusCode, 400)
      assert.match(answer.body, /foreign_site/)
    }
  })

  test('are not done by TRACE or other methods', async () => {
    for (const method of ['TRACE', 'OPTIONS', 'PUT'] as const) {
      const { statusCode } = await app.inject({ method: method as 'PUT', url: '/api/drafts' })
      assert.ok(statusCode >= 400, method)
    }
  })
})

describe('the house', () => {
  // Whoever adds a place that reaches out says here to whom, and why it is no address a user gave.
  const REACHING = {
    'platform/signing/time-stamp.ts': 'the time-stamp authority of the environment',
    'platform/identity-provider.ts': 'the OpenID provider of the environment',
    'platform/mail.ts': 'the SMTP server of the environment',
    'platform/media/virus-scanner.ts': 'the virus scanner of the environment',
    'platform/database.ts': 'the PostgreSQL server and its replica, of the environment',
    'cli/drill.ts': 'the restored house of a drill, on loopback',
    'cli/published.ts': 'the operator’s own command line',
  }
  const REACHES = [
    /(?<![.\w])fetch\(/,
    /\b(http|https|http2|net|tls|dns|dgram)\.(get|request|connect|createConnection|createSocket|lookup|resolve)\(/,
    /import \{[^}]*\b(get|request|connect|createConnection|createSocket|Socket|Agent)\b[^}]*\} from 'node:(https?|http2|net|tls|dgram)'/,
    /new (WebSocket|EventSource|Socket|TLSSocket)\(/,
    // Type imports alone open nothing.
    /^import (?!type\b)[^;]*? from '(postgres|nodemailer|openid-client|undici|ws|pg|node:dns(\/promises)?|node:dgram)'/m,
    /import\('(postgres|nodemailer|openid-client|undici|ws|pg)'\)/,
  ]

  test('reaches out from a known list of files only', () => {
    const found = globSync('{platform,modules,http,web,jobs,cli,db}/**/*.{ts,tsx}').filter((path) => {
      if (/\.test\.|web\/elements\//.test(path)) return false
      const text = readFileSync(path, 'utf8')
      return REACHES.some((way) => way.test(text))
    })
    assert.deepEqual(found.sort(), Object.keys(REACHING).sort())
  })

  test('has no package that reaches out but those of the list', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    )
    const reaching = ['postgres', 'nodemailer', 'openid-client']
    const clients =
      /^(axios|got|ky|node-fetch|undici|superagent|needle|ws|pg|redis|ioredis|mqtt|nodemailer|openid-client|postgres|@aws-sdk\/.*|@sentry\/.*|socket\.io.*)$/
    assert.deepEqual(
      Object.keys(dependencies)
        .filter((name) => clients.test(name))
        .sort(),
      reaching.sort(),
    )
  })
})
