import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { FileResult } from './report.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-lanes-'))
after(() => rmSync(folder, { recursive: true }))

const PLAY = join(folder, 'play.mjs')
const FROM_NODE = `import { after, test } from 'node:test'\n`

/** Plays files of these bodies in one process, as a lane does; a process within a test is not allowed to, so it has its own. */
function played(...bodies: readonly string[]): FileResult[] {
  const files = bodies.map((body, i) => {
    const file = join(folder, `${i}.test.mjs`)
    writeFileSync(file, FROM_NODE + body)
    return file
  })
  writeFileSync(
    PLAY,
    `import { playTogether } from ${JSON.stringify(import.meta.resolve('./lanes.ts'))}
    const results = await playTogether(${JSON.stringify(files)}, new AbortController().signal)
    console.log('\\n' + JSON.stringify([...results.values()]))`,
  )
  const words = ['--import', './platform/loader.js', PLAY]
  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env
  const { stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' })
  const told = stdout.trimEnd().split('\n').at(-1) ?? ''
  assert.match(told, /^\[/, stderr)
  return JSON.parse(told)
}

const told = (results: readonly FileResult[]) =>
  results.map(({ passed, isWhole, failures }) => ({ passed, isWhole, failed: failures.length }))

test('what a file opened is closed before the next file begins', () => {
  const results = played(
    `globalThis.open = true; after(() => { globalThis.open = false }); test('it is open', () => {})`,
    `test('it is closed', () => { if (globalThis.open) throw new Error('still open') })`,
  )
  assert.deepEqual(told(results), [
    { passed: 1, isWhole: true, failed: 0 },
    { passed: 1, isWhole: true, failed: 0 },
  ])
})

test('a file that cannot be loaded, or whose end fails, has failed; the others are played', () => {
  const results = played(
    `import './nowhere.mjs'; test('never', () => {})`,
    `after(() => { throw new Error('at its end') }); test('right', () => {})`,
    `test('right', () => {})`,
  )
  assert.deepEqual(told(results), [
    { passed: 0, isWhole: true, failed: 1 },
    { passed: 1, isWhole: true, failed: 1 },
    { passed: 1, isWhole: true, failed: 0 },
  ])
})

test('a file that ends its process is not whole, nor are those behind it; those before it are', () => {
  const results = played(
    `test('right', () => {})`,
    `test('it kills', async () => { await new Promise((told) => setTimeout(told, 100)); process.kill(process.pid, 'SIGKILL') })`,
    `test('never', () => {})`,
  )
  assert.deepEqual(told(results), [
    { passed: 1, isWhole: true, failed: 0 },
    { passed: 0, isWhole: false, failed: 1 },
    { passed: 0, isWhole: false, failed: 1 },
  ])
})

test('a process that says at its end that something is wrong is believed, though every test passed', () => {
  const results = played(`test('right', () => { process.exitCode = 3 })`)
  assert.deepEqual(told(results), [{ passed: 1, isWhole: true, failed: 1 }])
})
