import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { linkLibraries } from './postgres-binaries.ts'

const root = mkdtempSync(join(tmpdir(), 'binaries-'))
after(() => rmSync(root, { recursive: true }))

test('library links that an install without scripts leaves out are recreated, once', () => {
  mkdirSync(join(root, 'native/lib'), { recursive: true })
  writeFileSync(join(root, 'native/lib/libpq.so.5.18'), 'library')
  const link = { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify([link]))
  linkLibraries(root)
  linkLibraries(root)
  assert.equal(readlinkSync(join(root, link.target)), 'libpq.so.5.18')
  assert.equal(readFileSync(join(root, link.target), 'utf8'), 'library')
})
