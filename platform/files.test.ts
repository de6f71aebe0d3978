import fc from 'fast-check'
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { openFiles } from './files.ts'

const root = mkdtempSync(join(tmpdir(), 'haicap-files-'))
after(() => rmSync(root, { recursive: true }))
const sound = async (): Promise<string> => 'sound'

function newFolder(): string {
  return mkdtempSync(join(root, 'store-'))
}

/** Every file under a folder, without the folders. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
}

function* pieces(count: number, size: number): Generator<Uint8Array> {
  for (let i = 0; i < count; i += 1) yield Buffer.alloc(size, i % 251)
}

test('a file over the limit is refused while it streams, and nothing of it remains', async () => {
  const folder = newFolder()
  const files = await openFiles(folder)
  let taken = 0
  function* endless(): Generator<Uint8Array> {
    for (; ; taken += 1) yield Buffer.alloc(1024 * 1024)
  }
  await assert.rejects(files.store(endless(), sound), { kind: 'invalid', code: 'file_too_large' })
  assert.ok(taken <= 52, `read on after the limit: ${taken} MB`)
  await assert.rejects(files.store(pieces(51, 1024 * 1024), sound), { code: 'file_too_large' })
  assert.deepEqual(filesUnder(folder), [])
})

test('exactly the limit is taken, one byte more is not', async () => {
  const files = await openFiles(newFolder(), 1000)
  assert.equal((await files.store([Buffer.alloc(1000)], sound)).bytes, 1000)
  await assert.rejects(files.store([Buffer.alloc(1000), Buffer.alloc(1)], sound), { code: 'file_too_large' })
})

test('a file its check refuses never becomes visible', async () => {
  const folder = newFolder()
  const files = await openFiles(folder)
  const refusal = new Error('refused')
  await assert.rejects(
    files.store([Buffer.from('x')], () => Promise.reject(refusal)),
    refusal,
  )
  assert.deepEqual(filesUnder(folder), [])
})

test('an upload that breaks off leaves nothing', async () => {
  const folder = newFolder()
  const files = await openFiles(folder)
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(100_000)
    throw new Error('connection lost')
  }
  await assert.rejects(files.store(broken(), sound), /connection lost/)
  assert.deepEqual(filesUnder(folder), [])
})

const script = (body: string): string => `
  const { openFiles } = await import(${JSON.stringify(import.meta.resolve('./files.ts'))})
  const files = await openFiles(process.argv[1])
  async function sound() {}
  ${body}`

test('a full disk is a clear error and nothing half done', () => {
  const folder = newFolder()
  const body = `function* much() { for (let i = 0; i < 40; i += 1) yield Buffer.alloc(100_000, i) }
    await files.store(much(), sound).then(() => console.log('stored'), (error) => console.log(error.name))`
  // The shell's file size limit stands in for a full disk: the write fails in the middle.
  const run = `ulimit -f 1000; exec "$@"`
  const options = ['-c', run, 'sh', process.execPath, '--input-type=module', '-e', script(body), folder]
  const { stdout } = spawnSync('sh', options, { encoding: 'utf8' })
  assert.equal(stdout.trim(), 'StorageFull')
  assert.deepEqual(filesUnder(folder), [])
})

test('kill -9 in mid-write leaves nothing visible, and the next start clears the rest', async () => {
  const folder = newFolder()
  const body = `async function* slow() {
      yield Buffer.alloc(300_000); yield Buffer.alloc(300_000); console.log('half')
      await new Promise((resolve) => setTimeout(resolve, 60_000)) }
    await files.store(slow(), sound)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script(body), folder])
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const living = filesUnder(folder)
  assert.equal(living.length, 1)
  await openFiles(folder)
  assert.deepEqual(filesUnder(folder), living, 'another start leaves a living upload alone')
  child.kill('SIGKILL')
  await gone
  assert.ok(filesUnder(folder).every((name) => name.startsWith('incoming/')))
  await openFiles(folder)
  assert.deepEqual(filesUnder(folder), [])
})

test('a file that is not there, and a name that is no hash', async () => {
  const files = await openFiles(newFolder())
  await assert.rejects(files.read('0'.repeat(64)), { kind: 'not_found' })
  await assert.rejects(files.read('../../etc/passwd'), RangeError)
})

test('the same bytes are stored once, also when they come at the same time', async () => {
  const folder = newFolder()
  const files = await openFiles(folder)
  const stored = await Promise.all([1, 2, 3].map(() => files.store(pieces(5, 1000), sound)))
  await files.store(pieces(5, 1000), sound)
  assert.equal(new Set(stored.map((it) => it.sha256)).size, 1)
  assert.equal(filesUnder(folder).length, 1)
})

test('whatever the pieces, the bytes come back and the name is their SHA-256', async () => {
  const files = await openFiles(newFolder())
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 20 }), async (parts) => {
      const whole = Buffer.concat(parts)
      const stored = await files.store(parts, sound)
      assert.equal(stored.sha256, createHash('sha256').update(whole).digest('hex'))
      assert.equal(stored.bytes, whole.length)
      assert.ok((await buffer(await files.read(stored.sha256))).equals(whole))
    }),
    { numRuns: 25 },
  )
})

test('the check sees the whole file on disk', async () => {
  const files = await openFiles(newFolder())
  const { facts } = await files.store(pieces(3, 70_000), async (path) => statSync(path).size)
  assert.equal(facts, 210_000)
})

test('a file of 50 MB passes through a few megabytes of memory', () => {
  const file = join(newFolder(), 'large')
  writeFileSync(file, Buffer.alloc(50 * 1024 * 1024, 7))
  const body = `const { createReadStream } = await import('node:fs')
    const before = process.memoryUsage().rss; let most = before
    const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, 2)
    const stored = await files.store(createReadStream(${JSON.stringify(file)}), sound)
    clearInterval(watch)
    console.log(JSON.stringify({ bytes: stored.bytes, grown: (most - before) / 1024 / 1024 }))`
  const options = ['--input-type=module', '-e', script(body), newFolder()]
  const { stdout } = spawnSync(process.execPath, options, { encoding: 'utf8' })
  const { bytes, grown }: { bytes: number; grown: number } = JSON.parse(stdout)
  assert.equal(bytes, 50 * 1024 * 1024)
  assert.ok(grown < 35, `grew by ${grown} MB`)
  rmSync(file)
})
