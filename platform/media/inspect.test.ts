import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { openInspector } from './inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-inspect-'))
const inspector = openInspector()
after(async () => {
  await inspector.close()
  rmSync(folder, { recursive: true })
})

function sample(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url)))
}

function put(bytes: Uint8Array | string): string {
  const path = join(folder, crypto.randomUUID())
  writeFileSync(path, bytes)
  return path
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

function pngOf(width: number, height: number): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  const none = Buffer.alloc(0)
  const start = sample('picture.png').subarray(0, 8)
  return Buffer.concat([start, chunk('IHDR', size), chunk('IDAT', Buffer.from([0])), chunk('IEND', none)])
}

/** A copy with one byte changed. */
function spoil(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0x55
  return copy
}

const [pdf, png, jpeg] = [sample('three-pages.pdf'), sample('picture.png'), sample('picture.jpg')]
const refused: readonly (readonly [string, Uint8Array | string, string])[] = [
  ['an empty file', '', 'file_empty'],
  ['a web page called .pdf', '<!doctype html><p>%PDF-1.7', 'file_not_accepted'],
  ['a Word file', 'PK\u0003\u0004 word/document.xml', 'file_not_accepted'],
  ['a PDF with a password', sample('password.pdf'), 'file_encrypted'],
  ['a PDF locked without a password', sample('locked.pdf'), 'file_encrypted'],
  ['a PDF cut in the middle', pdf.subarray(0, pdf.length / 2), 'file_truncated'],
  ['a PDF that lost its last line', pdf.subarray(0, pdf.length - 6), 'file_truncated'],
  ['a linearized PDF cut', sample('linearized-object-streams.pdf').subarray(0, 5000), 'file_truncated'],
  ['a PDF that is only its first and last line', '%PDF-1.7\n%%EOF\n', 'file_broken'],
  [
    'a PDF without pages',
    '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    'file_broken',
  ],
  ['a PNG cut in the middle', png.subarray(0, png.length / 2), 'file_truncated'],
  ['a PNG with a changed byte', spoil(png, png.length / 2), 'file_broken'],
  ['a PNG that is only its signature', png.subarray(0, 8), 'file_truncated'],
  ['a PNG without width', pngOf(0, 10), 'file_broken'],
  ['a PNG that would fill the memory', pngOf(60_000, 60_000), 'file_too_many_pixels'],
  ['a JPEG cut in the middle', jpeg.subarray(0, jpeg.length / 2), 'file_truncated'],
  ['a JPEG with a broken segment', spoil(jpeg, 2), 'file_not_accepted'],
  ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'file_broken'],
]
for (const [what, bytes, code] of refused) {
  test(`${what} is refused: ${code}`, async () => {
    await assert.rejects(inspector.inspect(put(bytes)), (refusal: { code?: string; kind?: string }) => {
      assert.equal(refusal.code, code)
      assert.equal(refusal.kind, 'invalid')
      return true
    })
  })
}

test('a file that stalls its reader is refused, and the next one is read', async () => {
  const impatient = openInspector({ timeoutMs: 1 })
  await assert.rejects(impatient.inspect(put(pdf)), { code: 'file_unreadable' })
  await impatient.close()
  assert.equal((await inspector.inspect(put(pdf))).pages, 3)
})

test('pages of a PDF are counted: plain, linearized, with object streams', async () => {
  for (const name of ['three-pages.pdf', 'linearized-object-streams.pdf']) {
    const facts = await inspector.inspect(put(sample(name)))
    assert.deepEqual(facts, { media: 'application/pdf', pages: 3, pixels: null })
  }
})

test('a PDF after an incremental update and with blanks at its end is read', async () => {
  const update = '\n9 0 obj\n<</Note(x)>>\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'
  assert.equal((await inspector.inspect(put(Buffer.concat([pdf, Buffer.alloc(900)])))).pages, 3)
  assert.equal(
    (await inspector.inspect(put(Buffer.concat([pdf, Buffer.from(update)])))).media,
    'application/pdf',
  )
})

test('pictures give their size in pixels', async () => {
  const size = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
  assert.deepEqual(await inspector.inspect(put(png)), { media: 'image/png', pages: 1, pixels: size })
  assert.deepEqual(await inspector.inspect(put(jpeg)), { media: 'image/jpeg', pages: 1, pixels: size })
  const trailed = Buffer.concat([jpeg, Buffer.from('phone maker’s trailer')])
  assert.equal((await inspector.inspect(put(trailed))).media, 'image/jpeg')
})

test('no cut of a sound picture is ever taken for whole', async () => {
  for (const whole of [png, jpeg]) {
    for (let at = 3; at < whole.length; at += 37) {
      await assert.rejects(inspector.inspect(put(whole.subarray(0, at))), { kind: 'invalid' })
    }
  }
})
