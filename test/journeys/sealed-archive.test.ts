/** An archive sealed for a key that lies elsewhere: nothing in it can be read without that key, and with it everything comes back. */
import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileDossier, signInTo, uploadTo } from '#test/desk-calls.ts'
import { picture } from '#test/picture.ts'
import { closeSegment, haicap } from '#test/kept-log.ts'
import { placeHouse, type RunningHouse } from '#test/running-house.ts'

describe('a sealed archive', () => {
  const place = mkdtempSync(join(tmpdir(), 'haicap-sealed-'))
  chmodSync(place, 0o711)
  const at = (name: string): string => join(place, name)
  const [data, archive, target, key, other] = [
    at('data'),
    at('archive'),
    at('target'),
    at('key'),
    at('other'),
  ]
  const sealed = { WAL_ARCHIVE: archive, WAL_ARCHIVE_KEY: `${key}.pub` }
  const scan = picture(Array.from({ length: 3000 }, (_, index) => (index * index * index) % 256))
  let house: RunningHouse
  let again: RunningHouse | null = null
  const known = { code: '', paper: '' }

  const restore = (...words: string[]) =>
    haicap({ HAICAP_DATA: target }, 'restore', '--at', 'latest', '--archive', archive, ...words)

  before(async () => {
    for (const file of [key, other]) haicap({}, 'backup-key', '--out', file)
    house = await placeHouse({ data, env: sealed })
    await house.start()
    const cookie = await signInTo(house)
    const done = haicap({ HAICAP_DATA: data, ...sealed }, 'backup', '--base')
    assert.equal(done.status, 0, done.stderr)
    known.paper = await uploadTo(house, cookie, scan)
    known.code = await fileDossier(house, cookie)
    await closeSegment({ data, archive })
  })
  after(async () => {
    await house.remove()
    await again?.remove()
    rmSync(place, { recursive: true, force: true })
  })

  test('takes nothing of a command that would keep there what is not sealed, or sealed for another', () => {
    for (const env of [{ WAL_ARCHIVE: archive }, { WAL_ARCHIVE: archive, WAL_ARCHIVE_KEY: `${other}.pub` }]) {
      const done = haicap({ HAICAP_DATA: data, ...env }, 'backup', '--base')
      assert.equal(done.status, 1)
      assert.match(done.stderr, /WAL_ARCHIVE_KEY khác.*\n.*another WAL_ARCHIVE_KEY/)
    }
  })

  test('holds nothing else than sealed files, and of the copies their moments', () => {
    const files = readdirSync(archive, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    const isSealed = (file: string): boolean =>
      readFileSync(file).subarray(0, 17).toString() === 'haicap-archive 1 '
    const open = files.filter((file) => !isSealed(file)).map((file) => relative(archive, file))
    assert.deepEqual(open.map((name) => name.replace(/^base\/[^/]+\//, '')).sort(), [
      'base.json',
      'cluster',
      'lock',
    ])
    assert.ok(files.length > 6, 'segments, a copy, the paper')
  })

  test('gives nothing back without its key, and nothing with another; nothing is left of the attempt', async () => {
    await house.kill({ database: true })
    rmSync(data, { recursive: true })
    for (const [words, why] of [
      [[], /niêm phong.*\n.*is sealed; it takes --key/],
      [['--key', other], /cannot be opened/],
    ] as const) {
      const { status, stderr } = restore(...words)
      assert.equal(status, 1)
      assert.match(stderr, why)
      assert.ok(['postgres', 'files', 'opened-log'].every((name) => !existsSync(join(target, name))))
    }
  })

  test('gives everything back with its key, of the log what came after the copy too', async () => {
    const done = restore('--key', key, '--json')
    assert.equal(done.status, 0, done.stderr)
    assert.equal(done.json().log_ok, true)
    assert.ok(!existsSync(join(target, 'opened-log')))
    again = await placeHouse({ data: target, env: sealed })
    await again.start()
    const cookie = await signInTo(again)
    const read = (path: string) => fetch(`${again?.address}/api/${path}`, { headers: { cookie } })
    assert.equal((await read(`dossiers/${known.code}`)).status, 200)
    const paper = await read(`papers/${known.paper}`)
    assert.ok(Buffer.from(await paper.arrayBuffer()).equals(scan))
    // The house goes on in the same archive, on its new line of time.
    await fileDossier(again, cookie)
  })
})
