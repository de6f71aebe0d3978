import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'

const KEYS =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]{40}|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|PRIVATE\+KEY\+[\w.]+\+\w+\+[A-Za-z0-9+/]{20}/

/** The key of the note format's own specification, public on purpose. */
const SPECIMENS = ['platform/tlog/note.test.ts']

test('no file of the project holds a private key or a token', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)
  const holding = files.filter(
    (path) =>
      !SPECIMENS.includes(path) && statSync(path).size < 1_000_000 && KEYS.test(readFileSync(path, 'utf8')),
  )
  assert.ok(files.length > 500)
  assert.deepEqual(holding, [])
})
