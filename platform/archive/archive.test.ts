import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { openArchive, sealArchive } from './archive.ts'
import { packEntry } from './entries.ts'
import { BrokenArchive } from './frames.ts'
import { makeArchiveKeys } from './archive-keys.ts'
import type { Secret } from './lock.ts'

const KEYS = makeArchiveKeys()
const LOCKED: Secret = { by: 'key', pem: KEYS.publicKey }
const OPENED: Secret = { by: 'key', pem: KEYS.privateKey }
const WORDS: Secret = { by: 'passphrase', passphrase: 'mười hai con giáp' }

async function* packed(contents: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const [number, content] of contents.entries()) {
    yield* packEntry({ kind: 'file', facts: { number } }, [content])
  }
}

async function sealed(contents: readonly Uint8Array[], secret = LOCKED): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of sealArchive(packed(contents), secret)) parts.push(part)
  return Buffer.concat(parts)
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function opened(bytes: Uint8Array, { secret = OPENED, size = 10_000 } = {}): Promise<Buffer[]> {
  const contents: Buffer[] = []
  for await (const entry of openArchive(cut(bytes, size), secret)) {
    const parts: Uint8Array[] = []
    for await (const part of entry.content) parts.push(part)
    contents.push(Buffer.concat(parts))
  }
  return contents
}

describe('an encrypted archive', () => {
  const contents = [randomBytes(200_000), Buffer.alloc(0), randomBytes(65_536), Buffer.from('hồ sơ')]

  test('opens with the private key and gives back every byte, however it arrives', async () => {
    const bytes = await sealed(contents)
    for (const size of [1_000_000, 65_553, 999]) assert.deepEqual(await opened(bytes, { size }), contents)
  })

  test('opens with its passphrase, with no other, and never with a key', async () => {
    const bytes = await sealed(contents, WORDS)
    assert.deepEqual(await opened(bytes, { secret: WORDS }), contents)
    const other: Secret = { by: 'passphrase', passphrase: 'mười ba con giáp' }
    await assert.rejects(opened(bytes, { secret: other }), /passphrase is another one/)
    await assert.rejects(opened(bytes), /passphrase, not with a key/)
  })

  test('another key opens nothing', async () => {
    const secret: Secret = { by: 'key', pem: makeArchiveKeys().privateKey }
    await assert.rejects(opened(await sealed(contents), { secret }), BrokenArchive)
  })

  test('a short passphrase and a text that is no key are refused', async () => {
    await assert.rejects(sealed(contents, { by: 'passphrase', passphrase: 'ngắn' }), /at least 12/)
    await assert.rejects(sealed(contents, { by: 'key', pem: 'no key' }), /X25519/)
  })

  test('cut off anywhere it is refused, also exactly between two frames', async () => {
    const bytes = await sealed(contents)
    const start = bytes.indexOf(10) + 1
    const ends = [start, start + 65_552, start + 2 * 65_552, bytes.length - 1, 10, 0]
    for (const end of ends)
      await assert.rejects(opened(bytes.subarray(0, end)), BrokenArchive, `cut at ${end}`)
  })

  test('with a frame left out, two frames exchanged or bytes added it is refused', async () => {
    const bytes = await sealed(contents)
    const start = bytes.indexOf(10) + 1
    const frame = (number: number): Buffer =>
      bytes.subarray(start + number * 65_552, start + (number + 1) * 65_552)
    const tail = bytes.subarray(start + 2 * 65_552)
    const head = bytes.subarray(0, start)
    await assert.rejects(opened(Buffer.concat([head, frame(1), tail])), BrokenArchive)
    await assert.rejects(opened(Buffer.concat([head, frame(1), frame(0), tail])), BrokenArchive)
    await assert.rejects(opened(Buffer.concat([bytes, Buffer.from([0])])), BrokenArchive)
  })

  test('with any one bit changed it is refused', async () => {
    const bytes = await sealed([Buffer.from('hồ sơ của Nguyễn Thị Hoa'), randomBytes(300)])
    const refused = fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      await assert.rejects(opened(changed))
    })
    await fc.assert(refused, { numRuns: 200 })
  })

  test('what is in it cannot be read without opening it', async () => {
    const bytes = await sealed([Buffer.from('Nguyễn Thị Hoa '.repeat(50))])
    assert.equal(bytes.includes('Hoa'), false)
  })
})
