import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { PLANTS } from './plants.ts'

test('each planted bug fits the file it breaks: where the file was rewritten, so is the plant', () => {
  for (const [name, { file, from, to }] of Object.entries(PLANTS)) {
    const source = readFileSync(new URL(`../..${file}`, import.meta.url), 'utf8')
    assert.ok(source.includes(from), `${name} in ${file}`)
    assert.match(to, /\bDUE\b/, name)
  }
})
