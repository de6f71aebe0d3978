import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { makeSigningKey } from '#platform/tlog/signing-key.ts'
import { LOG_KEY } from '#test/logging.ts'
import { noteOf, publishedLog, reading, someEntries } from '#test/published-log.ts'
import { compareNotes, testify } from './witness.ts'

const keys = [LOG_KEY.verifier]
const entries = someEntries(900)
const log = (size: number, from = entries) => publishedLog(from.slice(0, size))

/** What a witness says who saw one log and is shown another; both are real, each whole and signed. */
async function seen(before: ReturnType<typeof log>, now: ReturnType<typeof log>): Promise<string> {
  const said = await testify(reading(now), keys, { before: noteOf(before), now: noteOf(now) })
  if (said.ok) return `grew to ${said.size}`
  assert.deepEqual(said.notes, [noteOf(before), noteOf(now)], 'both notes are shown')
  return said.kind
}

describe('a witness', () => {
  test('a log that grew is believed, from any size to any other', async () => {
    for (const [before, now] of [
      [1, 1],
      [1, 2],
      [255, 256],
      [256, 257],
      [300, 900],
      [512, 768],
      [899, 900],
    ] as const) {
      assert.equal(await seen(log(before), log(now)), `grew to ${now}`)
    }
    assert.deepEqual(await testify(reading(log(5)), keys, { before: null, now: noteOf(log(5)) }), {
      ok: true,
      size: 5,
    })
  })

  test('a history in which an event was edited, deleted, moved or dated back is another history', async () => {
    const other = someEntries(900, 'false')[0] ?? new Uint8Array()
    const [one, two] = [entries[7] ?? other, entries[8] ?? other]
    const forgeries = {
      edited: entries.with(7, other),
      deleted: entries.toSpliced(7, 1),
      exchanged: entries.with(7, two).with(8, one),
      'slipped in': entries.toSpliced(7, 0, other),
    }
    for (const [what, forged] of Object.entries(forgeries)) {
      assert.equal(await seen(log(300), log(600, forged)), 'forked', what)
    }
    assert.equal(await seen(log(300), log(300, forgeries.edited)), 'forked', 'of the same size')
  })

  test('a log that was cut off is noticed, and so is one that went on differently after that', async () => {
    assert.equal(await seen(log(600), log(599)), 'shrunk')
    const differently = [...entries.slice(0, 500), ...someEntries(400, 'false')]
    assert.equal(await seen(log(600), log(900, differently)), 'forked')
    assert.equal(await seen(log(500), log(900, differently)), 'grew to 900')
  })

  test('a fork shown to two witnesses satisfies each of them and is found when they compare', async () => {
    const [left, right] = [
      log(700),
      log(700, entries.with(600, someEntries(1, 'false')[0] ?? new Uint8Array())),
    ]
    assert.equal(await seen(log(500), left), 'grew to 700')
    assert.equal(await seen(log(500), right), 'grew to 700')
    const said = await compareNotes(reading(left), keys, [noteOf(left), noteOf(right)])
    assert.equal(said.ok, false)
    const longer = log(800)
    for (const pair of [
      [noteOf(longer), noteOf(right)],
      [noteOf(right), noteOf(longer)],
    ] as const) {
      assert.equal((await compareNotes(reading(longer), keys, pair)).ok, false)
    }
    assert.equal((await compareNotes(reading(longer), keys, [noteOf(left), noteOf(longer)])).ok, true)
  })

  test('a note of another key is not believed, even of the same name', async () => {
    const thief = makeSigningKey(LOG_KEY.verifier.name, Buffer.alloc(32, 66))
    assert.equal(await seen(log(300), publishedLog(entries, thief)), 'unsigned')
    assert.equal((await testify(reading(log(3)), keys, { before: null, now: '' })).ok, false)
  })

  test('a key that was replaced is seen: it is believed only once it is named, and then the log must have grown', async () => {
    const fresh = makeSigningKey('test.example/log-2', Buffer.alloc(32, 7))
    const now = publishedLog(entries.slice(0, 600), fresh)
    assert.equal(await seen(log(300), now), 'unsigned')
    const both = [fresh.verifier, LOG_KEY.verifier]
    const before = noteOf(log(300))
    assert.deepEqual(await testify(reading(now), both, { before, now: noteOf(now) }), { ok: true, size: 600 })
    const forged = publishedLog(someEntries(600, 'false'), fresh)
    const said = await testify(reading(forged), both, { before, now: noteOf(forged) })
    assert.equal(!said.ok && said.kind, 'forked')
  })

  test('tiles that were withheld or changed prove nothing', async () => {
    const now = log(900)
    now.delete('tile/0/003.p/132')
    assert.equal(await seen(log(800), now), 'forked')
  })
})
