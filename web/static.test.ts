import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import { assets } from './assets.ts'
import { pageLanguage } from '#http/language.ts'
import { languageRoutes, safePath } from './language.ts'
import { staticRoutes } from './static.ts'

const app = fastify()
await app.register(staticRoutes)
await app.register(languageRoutes)

test('an asset that is not there is not found', async () => {
  assert.equal((await app.inject('/_/assets/style-OLD.css')).statusCode, 404)
  assert.equal((await app.inject('/_/assets/..%2Fview.ts')).statusCode, 404)
})

test('an asset is kept for ever and comes packed as the browser asks', async () => {
  const { style } = assets()
  const plain = await app.inject({ url: style, headers: { 'accept-encoding': 'identity' } })
  const brotli = await app.inject({ url: style, headers: { 'accept-encoding': 'gzip, br' } })
  const gzip = await app.inject({ url: style, headers: { 'accept-encoding': 'gzip' } })
  assert.match(String(plain.headers['cache-control']), /immutable/)
  assert.equal(plain.headers['content-type'], 'text/css; charset=utf-8')
  assert.equal(brotli.headers['content-encoding'], 'br')
  assert.deepEqual(brotliDecompressSync(brotli.rawPayload), plain.rawPayload)
  assert.deepEqual(gunzipSync(gzip.rawPayload), plain.rawPayload)
})

test('the scripts of every audience stay under 10 KB packed', () => {
  for (const [audience, href] of Object.entries(assets().scripts)) {
    const asset = assets().files.get(href.split('/').at(-1) ?? '')
    const bytes = asset?.gzip()?.length ?? Infinity
    assert.ok(bytes <= 10_240, `${audience}: ${bytes} bytes`)
  }
})

test('style, fonts and scripts of a first citizen page stay under 85 KB over the wire', () => {
  const { files, scripts, style } = assets()
  const first = [...files].filter(
    ([name]) => name.endsWith('.woff2') || [scripts.citizen, style].some((href) => href.endsWith(name)),
  )
  const bytes = first.reduce((sum, [, asset]) => sum + (asset.brotli() ?? asset.body).length, 0)
  assert.ok(bytes <= 85_000, `${bytes} bytes`)
})

test('pages are Vietnamese until the reader chooses English', () => {
  assert.equal(pageLanguage({ headers: { 'accept-language': 'en' } }), 'vi')
  assert.equal(pageLanguage({ headers: { cookie: 'session=x; haicap_lang=en' } }), 'en')
  assert.equal(pageLanguage({ headers: { cookie: 'nothaicap_lang=en' } }), 'vi')
})

test('choosing a language is remembered and leads back', async () => {
  const answer = await app.inject('/ngon-ngu/en?ve=/thu-tuc%3Fq%3Dkhai')
  assert.equal(answer.statusCode, 303)
  assert.equal(answer.headers.location, '/thu-tuc?q=khai')
  assert.match(String(answer.headers['set-cookie']), /^haicap_lang=en;/)
})

test('coming back never leads out of the house', () => {
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
    '',
    undefined,
    ['/x'],
  ]) {
    assert.equal(safePath(path), '/')
  }
  assert.equal(safePath('/ho-so?sau=2'), '/ho-so?sau=2')
})
