import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { pause } from '#platform/processes.ts'

/** More than waits between two processes: what is left of it when a process exits is lost, unless it waited for its reader. */
const BYTES = 2_000_000
const SAYS_AND_EXITS = `process.stdout.write('.'.repeat(${BYTES})); process.exit()`

test('a test file that is ended by force has told everything, however late it is listened to', async () => {
  const words = ['--import', './test/say-it-all.js', '--eval', SAYS_AND_EXITS]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  await pause(500)
  let told = 0
  for await (const some of child.stdout) told += some.length
  assert.equal(told, BYTES)
})
