import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { makeSigningKey } from '#platform/tlog/signing-key.ts'
import { bundleOf } from '#platform/tlog/tile.ts'
import { LOG_KEY } from '#test/logging.ts'
import { noteOf, publishedLog, reading, someEntries, type Files } from '#test/published-log.ts'
import { verifyPublished } from './verify-published.ts'

const entries = someEntries(700)
const first256 = entries.slice(0, 256)

/** What the verifier says of files after some harm. */
async function faultOf(harm: (files: Files) => unknown): Promise<string> {
  const files = publishedLog(entries)
  harm(files)
  const { ok, fault } = await verifyPublished(reading(files), LOG_KEY.verifier.text)
  assert.equal(ok, false)
  return `${fault?.kind} ${fault?.where}`
}

describe('published files, and nothing else', () => {
  test('untouched they are whole, by the key that is published beside them and by one that is given', async () => {
    const files = publishedLog(entries)
    for (const key of [undefined, LOG_KEY.verifier.text]) {
      const verdict = await verifyPublished(reading(files), key)
      assert.deepEqual(
        { ...verdict, checkpoint: verdict.checkpoint?.size },
        { ok: true, entries: 700, checkpoint: 700, fault: null },
      )
    }
  })

  test('an edited, a deleted and two exchanged entries are found', async () => {
    const edited = first256.with(7, entries[300] ?? first256[0] ?? new Uint8Array())
    assert.equal(
      await faultOf((files) => files.set('tile/entries/000', bundleOf(edited))),
      'tile_differs tile/0/000',
    )
    const fewer = bundleOf(first256.toSpliced(7, 1))
    assert.equal(await faultOf((files) => files.set('tile/entries/000', fewer)), 'leaf_missing 256')
    assert.equal(await faultOf((files) => files.delete('tile/entries/001')), 'leaf_missing 257')
    const [one, two] = [first256[7] ?? new Uint8Array(), first256[8] ?? new Uint8Array()]
    const swapped = bundleOf(first256.with(7, two).with(8, one))
    assert.equal(await faultOf((files) => files.set('tile/entries/000', swapped)), 'tile_differs tile/0/000')
  })

  test('entries and tiles changed together are found by the signed root', async () => {
    const forged = publishedLog(entries.with(7, entries[300] ?? new Uint8Array()))
    const fault = await faultOf((files) => {
      for (const [path, bytes] of forged) if (path !== 'checkpoint') files.set(path, bytes)
    })
    assert.equal(fault, 'checkpoint_differs 700')
  })

  test('a missing tile and one that was changed are found on every level', async () => {
    assert.equal(await faultOf((files) => files.delete('tile/0/002.p/188')), 'tile_differs tile/0/002.p/188')
    assert.equal(
      await faultOf((files) => files.set('tile/1/000.p/2', new Uint8Array(64))),
      'tile_differs tile/1/000.p/2',
    )
  })

  test('a checkpoint of another key, a changed one and none are refused', async () => {
    const thief = makeSigningKey(LOG_KEY.verifier.name, Buffer.alloc(32, 66))
    const stolen = publishedLog(entries, thief)
    assert.equal(
      await faultOf((files) => files.set('checkpoint', stolen.get('checkpoint') ?? new Uint8Array())),
      'checkpoint_unsigned checkpoint',
    )
    const shorter = Buffer.from(noteOf(stolen).replace('700', '600'))
    assert.equal(await faultOf((files) => files.set('checkpoint', shorter)), 'checkpoint_unsigned checkpoint')
    assert.equal(await faultOf((files) => files.delete('checkpoint')), 'checkpoint_unsigned checkpoint')
    const nameless = publishedLog(entries)
    nameless.delete('key')
    assert.equal((await verifyPublished(reading(nameless))).fault?.kind, 'key_missing')
  })
})
