import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { makeArchiveKeys } from './archive/archive-keys.ts'
import { openSealed } from './archive/one-file.ts'
import {
  archiveAt,
  archiveSettings,
  firstMissing,
  listSegments,
  numberOf,
  openWalArchive,
  recoverySettings,
} from './wal-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-wal-'))
after(() => rmSync(folder, { recursive: true }))
const archive = archiveAt(join(folder, 'a'))
mkdirSync(archive.wal, { recursive: true })
const SEGMENT = '00000001000000000000000A'
const [one, other, back] = ['one', 'other', 'back'].map((name) => join(folder, name))
writeFileSync(one ?? '', Buffer.alloc(100_000, 1))
writeFileSync(other ?? '', Buffer.alloc(100_000, 2))

/** Runs a command as PostgreSQL does: `%p` is the segment's path, `%f` its name. */
function run(command: string | undefined, path: string | undefined): number | null {
  const line = (command ?? '').replaceAll('%p', path ?? '').replaceAll('%f', SEGMENT)
  return spawnSync('/bin/sh', ['-c', line], { env: { PATH: '/usr/bin:/bin' } }).status
}

test('a path that would mean something to the shell is refused', () => {
  for (const path of ["/a'; rm x", '/a b', '/a%f', 'a/b', '/a\nb'])
    assert.throws(() => archiveAt(path), /WAL_ARCHIVE must be a whole path/, path)
})

test('a segment is never written over: the same again is well, another is refused, and the first stays', () => {
  const { archive_command } = archiveSettings(archive)
  assert.equal(run(archive_command, one), 0)
  assert.equal(run(archive_command, one), 0)
  assert.notEqual(run(archive_command, other), 0)
  assert.notEqual(run(archive_command, join(folder, 'not there')), 0)
  assert.ok(gunzipSync(readFileSync(join(archive.wal, `${SEGMENT}.gz`))).equals(readFileSync(one ?? '')))
  assert.deepEqual(readdirSync(archive.wal), [`${SEGMENT}.gz`])
})

test('where the archive is sealed, a segment is never written over either, and its own key alone opens it', async () => {
  const { publicKey, privateKey } = makeArchiveKeys()
  const sealed = openWalArchive({ folder: join(folder, 's'), key: publicKey }, { uid: null })
  const { archive_command } = archiveSettings(sealed)
  assert.equal(run(archive_command, one), 0)
  assert.equal(run(archive_command, one), 0)
  assert.notEqual(run(archive_command, other), 0)
  const [kept = '', ...more] = readdirSync(sealed.wal)
  assert.match(kept, new RegExp(`^${SEGMENT}\\.[0-9a-f]{64}\\.sealed$`))
  assert.deepEqual([more, listSegments(sealed)], [[], [10]])
  const opened = join(folder, 'opened')
  const secret = { by: 'key', pem: makeArchiveKeys().privateKey } as const
  await assert.rejects(openSealed(join(sealed.wal, kept), opened, { secret }), /cannot be opened/)
  rmSync(opened, { force: true })
  await openSealed(join(sealed.wal, kept), opened, { secret: { ...secret, pem: privateKey } })
  assert.ok(readFileSync(opened).equals(readFileSync(one ?? '')))
})

test('an archive is sealed for one key from its beginning, or not at all', () => {
  const data = { uid: null }
  const { publicKey } = makeArchiveKeys()
  const other = makeArchiveKeys().publicKey
  for (const [first, second] of [
    [publicKey, null],
    [null, publicKey],
    [publicKey, other],
  ] as const) {
    const place = mkdtempSync(join(folder, 'lock-'))
    openWalArchive({ folder: place, key: first }, data)
    writeFileSync(join(place, 'wal', `${SEGMENT}.gz`), '')
    assert.equal(openWalArchive({ folder: place, key: first }, data).key, first)
    assert.throws(
      () => openWalArchive({ folder: place, key: second }, data),
      /WAL_ARCHIVE_KEY khác.*\n.*another WAL_ARCHIVE_KEY/,
    )
  }
  assert.throws(
    () => openWalArchive({ folder: join(folder, 'no-key'), key: 'no key' }, data),
    /no public key of backups/,
  )
})

test('a segment comes back as it was, and one that is not there is no empty one', () => {
  const { restore_command } = recoverySettings(archive, null)
  assert.equal(run(restore_command, back), 0)
  assert.ok(readFileSync(back ?? '').equals(readFileSync(one ?? '')))
  rmSync(join(archive.wal, `${SEGMENT}.gz`))
  rmSync(back ?? '')
  assert.notEqual(run(restore_command, back), 0)
  assert.throws(() => readFileSync(back ?? ''), /ENOENT/)
})

test('a hole between segments is seen across the change of their upper digits and of timelines', () => {
  for (const name of [
    '0000000100000000000000FE',
    '0000000100000000000000FF',
    '000000020000000100000001',
    '00000002.history',
  ])
    writeFileSync(join(archive.wal, `${name}.gz`), '')
  const segments = listSegments(archive)
  assert.deepEqual(segments, [254, 255, 257])
  const from = numberOf('0000000100000000000000FE')
  assert.equal(firstMissing(segments, { from, upTo: from }), 256)
  assert.equal(firstMissing([254, 255], { from, upTo: from }), null)
  assert.equal(firstMissing([254], { from, upTo: 255 }), 255)
})
