/** A house that keeps its log comes back as it was at a moment, after its disk is gone. */
import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { BaseCopy } from '#platform/base-copy.ts'
import { pause } from '#platform/processes.ts'
import { picture } from '#test/picture.ts'
import { fileDossier, signInTo, uploadTo } from '#test/desk-calls.ts'
import { closeSegment, haicap } from '#test/kept-log.ts'
import { placeHouse, type RunningHouse } from '#test/running-house.ts'

describe('a moment of a house whose disk is gone', () => {
  const place = mkdtempSync(join(tmpdir(), 'haicap-moment-'))
  chmodSync(place, 0o711)
  const [data, archive, target] = [join(place, 'data'), join(place, 'archive'), join(place, 'target')]
  const scan = picture(Array.from({ length: 3000 }, (_, at) => (at * at * at) % 256))
  let house: RunningHouse
  let again: RunningHouse | null = null
  let base: BaseCopy
  const known = { before: '', first: '', moment: '', later: '', paper: '' }

  const restore = (at: string, folder = target) =>
    haicap({ HAICAP_DATA: folder }, 'restore', '--at', at, '--archive', archive, '--json')
  const refuses = (at: string, why: RegExp): void => {
    const { status, stderr } = restore(at)
    assert.equal(status, 1)
    assert.match(stderr, why)
    assert.ok(!existsSync(join(target, 'postgres')) && !existsSync(join(target, 'files')), 'nothing is left')
  }

  before(async () => {
    known.before = new Date().toISOString()
    house = await placeHouse({ data, env: { WAL_ARCHIVE: archive } })
    await house.start()
    const cookie = await signInTo(house)
    const done = haicap({ HAICAP_DATA: data, WAL_ARCHIVE: archive }, 'backup', '--base', '--json')
    assert.equal(done.status, 0, done.stderr)
    base = done.json()
    known.paper = await uploadTo(house, cookie, scan)
    known.first = await fileDossier(house, cookie)
    await closeSegment({ data, archive })
    await pause(50)
    known.moment = new Date().toISOString()
    await pause(50)
    known.later = await fileDossier(house, cookie)
    await closeSegment({ data, archive })
    await fileDossier(house, cookie)
    await closeSegment({ data, archive })
    await house.kill({ database: true })
    rmSync(data, { recursive: true })
  })
  after(async () => {
    await house.remove()
    await again?.remove()
    rmSync(place, { recursive: true, force: true })
  })

  test('without its zone is not understood, and behind a URL it is the operator’s tools’', () => {
    refuses('2026-12-01T09:30', /múi giờ.*\n.*with its zone/)
    const env = { HAICAP_DATA: target, DATABASE_URL: 'postgres://nobody@127.0.0.1/none' }
    const done = haicap(env, 'restore', '--at', 'latest', '--archive', archive)
    assert.match(done.stderr, /công cụ của máy chủ.*\n.*own tools/)
  })

  test('before the first base copy is refused with the first that can be had', () => {
    refuses(known.before, /không khôi phục được về trước đó.*\n.*nothing before it/)
  })

  test('after the last that was kept is refused with the last', () => {
    refuses(new Date().toISOString(), /Kho chỉ có đến.*\n.*reaches to \d{4}-/)
  })

  test('is not brought back into a folder with data', () => {
    const taken = join(place, 'taken')
    mkdirSync(join(taken, 'files'), { recursive: true })
    chmodSync(taken, 0o711)
    writeFileSync(join(taken, 'files', 'x'), '')
    const { status, stderr } = restore(known.moment, taken)
    assert.equal(status, 1)
    assert.match(stderr, /đã có dữ liệu.*\n.*data in this folder already/)
    assert.ok(existsSync(join(taken, 'files', 'x')))
  })

  test('is refused with the name of the segment that is missing: the copy’s own, or one on the way', () => {
    const away = join(place, 'away.gz')
    const kept = readdirSync(join(archive, 'wal'))
      .filter((name) => /^[0-9A-F]{24}\.gz$/.test(name))
      .sort()
    const between = kept.filter((name) => name > `${base.last}.gz`).slice(0, -1)
    assert.ok(between.length > 0)
    for (const [name, at] of [
      [`${base.first}.gz`, known.moment],
      [between.at(-1) ?? '', 'latest'],
    ] as const) {
      renameSync(join(archive, 'wal', name), away)
      refuses(at, new RegExp(`Thiếu một đoạn.*…${name.slice(8, 24)}.*\\n.*missing`))
      renameSync(away, join(archive, 'wal', name))
    }
  })

  test('comes back: what was acknowledged before it is there with its papers, nothing later, and the log is whole', async () => {
    const done = restore(known.moment)
    assert.equal(done.status, 0, done.stderr)
    assert.deepEqual([done.json().log_ok, done.json().base.name], [true, base.name])
    again = await placeHouse({ data: target, env: { WAL_ARCHIVE: archive } })
    await again.start()
    const cookie = await signInTo(again)
    const read = (path: string) => fetch(`${again?.address}/api/${path}`, { headers: { cookie } })
    assert.equal((await read(`dossiers/${known.first}`)).status, 200)
    assert.equal((await read(`dossiers/${known.later}`)).status, 404)
    const paper = await read(`papers/${known.paper}`)
    assert.ok(Buffer.from(await paper.arrayBuffer()).equals(scan))
    await fileDossier(again, cookie)
  })

  test('is not needed for ever: of a house that goes on, only what its newest copies need is kept', async () => {
    const [folder, stray] = [join(archive, 'files', 'ab'), join(archive, 'files', 'ab', 'c'.repeat(62))]
    mkdirSync(folder, { recursive: true })
    writeFileSync(stray, 'of a dossier that was forgotten')
    const long = new Date(Date.parse(base.began_at) - 1000)
    utimesSync(stray, long, long)
    const env = { HAICAP_DATA: target, WAL_ARCHIVE: archive }
    const none = haicap(env, 'backup', '--base', '--keep', '2', '--json')
    assert.deepEqual([none.status, none.json().gone], [0, { copies: 0, segments: 0, files: 0 }])
    const done = haicap(env, 'backup', '--base', '--keep', '1', '--json')
    assert.equal(done.status, 0, done.stderr)
    const { copies, segments, files } = done.json().gone
    assert.deepEqual([copies, files, segments > 0], [2, 1, true])
    assert.deepEqual(readdirSync(join(archive, 'base')), [done.json().name])
    assert.match(restore(known.moment, join(place, 'pruned')).stderr, /nothing before it/)
  })

  test('is what the newest copy brings back after it was pruned, on the new line of time', async () => {
    await again?.terminate()
    rmSync(target, { recursive: true })
    const done = restore('latest')
    assert.equal(done.status, 0, done.stderr)
    assert.equal(done.json().log_ok, true)
    assert.ok(existsSync(join(target, 'files')))
  })

  test('is not kept in an archive of another house', () => {
    const other = join(place, 'other')
    const done = haicap({ HAICAP_DATA: other, WAL_ARCHIVE: archive }, 'tallies', '--check')
    assert.equal(done.status, 1)
    assert.match(done.stderr, /cơ sở dữ liệu khác.*\n.*another database/)
  })
})
