/** From a house at work to a backup, and from the backup to the same house elsewhere: by the operator's own commands. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { closePools, openPools } from '#db/house.ts'
import { digestTable, listTables } from '#db/house-tables.ts'
import { openServer } from '#platform/server.ts'
import { fileDossier, signInTo, uploadTo } from '#test/desk-calls.ts'
import { picture } from '#test/picture.ts'
import { placeHouse, type RunningHouse } from '#test/running-house.ts'

describe('a house that was lost', () => {
  const place = mkdtempSync(join(tmpdir(), 'haicap-recovery-'))
  chmodSync(place, 0o711)
  const [data, restored] = [join(place, 'data'), join(place, 'restored')]
  const [key, online, file] = ['backup.key', 'online.haicap', 'house.haicap'].map((name) => join(place, name))
  const scan = picture(Array.from({ length: 3000 }, (_, at) => (at * at) % 256))
  let house: RunningHouse
  let again: RunningHouse | null = null
  let cookie = ''
  let paper = ''
  let code = ''

  const haicap = (folder: string, ...words: string[]) => {
    const env = { ...process.env, HAICAP_DATA: folder, DATABASE_URL: '' }
    const given = ['--import', './platform/loader.js', 'cli/haicap.ts', ...words]
    const { status, stdout, stderr } = spawnSync(process.execPath, given, { env, encoding: 'utf8' })
    return { status, stdout, stderr, json: () => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') }
  }

  before(async () => {
    house = await placeHouse({ data })
    await house.start()
    cookie = await signInTo(house)
    paper = await uploadTo(house, cookie, scan)
    code = await fileDossier(house, cookie)
    assert.equal(haicap(place, 'backup-key', '--out', key ?? '').status, 0)
    const done = haicap(data, 'backup', '--out', online ?? '', '--key', `${key}.pub`, '--json')
    assert.equal(done.status, 0, done.stderr)
  })
  after(async () => {
    await house.remove()
    await again?.remove()
    rmSync(place, { recursive: true, force: true })
  })

  test('does not come back from a backup that was changed, nor by another’s key, and nothing is made', () => {
    const bytes = readFileSync(online ?? '')
    const [changed, other] = ['changed', 'other.key'].map((name) => join(place, name))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(changed ?? '', bytes)
    haicap(place, 'backup-key', '--out', other ?? '')
    for (const [from, by] of [
      [changed, key],
      [online, other],
    ]) {
      const done = haicap(restored, 'restore', '--from', from ?? '', '--key', by ?? '')
      assert.equal(done.status, 1, `${from} by ${by}`)
      assert.ok(!existsSync(join(restored, 'files')), 'no file was written')
      rmSync(restored, { recursive: true, force: true })
    }
  })

  test('is drilled while it works: what would be lost is counted from its own newest event, and a page answers', async () => {
    await fileDossier(house, cookie)
    const done = haicap(data, 'drill', '--from', online ?? '', '--key', key ?? '', '--in', place, '--json')
    assert.equal(done.status, 0, done.stderr)
    const { log_ok, tallies_ok, rpo_seconds, events_lost, rto_seconds, seconds, files } = done.json()
    assert.deepEqual([log_ok, tallies_ok], [true, true])
    assert.ok(events_lost >= 1, 'the dossier that was filed after the backup')
    assert.ok(rpo_seconds > 0 && rto_seconds > seconds)
    assert.ok(files > 1)
    assert.deepEqual(
      readdirSync(place).filter((name) => name.startsWith('haicap-drill')),
      [],
    )
  })

  test('comes back in a new folder with every file and every table, and goes nowhere where a house is', async () => {
    await house.terminate()
    const backed = haicap(data, 'backup', '--out', file ?? '', '--key', `${key}.pub`)
    assert.equal(backed.status, 0, backed.stderr)
    const refused = haicap(data, 'restore', '--from', file ?? '', '--key', key ?? '')
    assert.equal(refused.status, 1)
    assert.match(refused.stderr, /đã có.*\n.*already/)
    const done = haicap(restored, 'restore', '--from', file ?? '', '--key', key ?? '')
    assert.equal(done.status, 0, done.stderr)
    assert.deepEqual(filesOf(restored), filesOf(data))
    assert.ok(Object.keys(filesOf(data)).length > 2)
    const [here, there] = [await tablesOf(data), await tablesOf(restored)]
    assert.ok(Object.keys(here).length > 60)
    assert.deepEqual(there, here)
  })

  test('is served again: the same person signs in, reads the dossier, and has his paper byte for byte', async () => {
    again = await placeHouse({ data: restored })
    await again.start()
    const session = await signInTo(again)
    const dossier = await fetch(`${again.address}/api/dossiers/${code}`, { headers: { cookie: session } })
    assert.equal(dossier.status, 200)
    const found = await fetch(`${again.address}/api/papers/${paper}`, { headers: { cookie: session } })
    assert.ok(Buffer.from(await found.arrayBuffer()).equals(scan))
    assert.match(await fileDossier(again, session), /^H26|\d/)
  })
})

/** SHA-256 of every file that a backup takes along, by path. */
function filesOf(data: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const folder of ['files', 'evidence', 'keys']) {
    if (!existsSync(join(data, folder))) continue
    for (const entry of readdirSync(join(data, folder), { recursive: true, withFileTypes: true })) {
      // Whose store it is says every store itself; a key half written is none.
      if (!entry.isFile() || entry.name === 'owner' || entry.name.endsWith('.part')) continue
      const path = join(entry.parentPath, entry.name)
      found[path.slice(data.length)] = createHash('sha256').update(readFileSync(path)).digest('hex')
    }
  }
  return found
}

/** The digest of every table of the house that stands in a folder. */
async function tablesOf(data: string): Promise<Record<string, unknown>> {
  const options = { databaseUrl: undefined, checkout: data, command: 'look', mayShare: false }
  const ground = await openServer({ dataFolder: data, ...options })
  const pools = openPools({ name: 'hanoi', address: ground.address })
  try {
    const found: Record<string, unknown> = {}
    for (const table of await listTables(pools.owner))
      found[table.name] = await digestTable(pools.owner, table)
    return found
  } finally {
    await closePools(pools)
    await ground.stop()
  }
}
