import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { keptBundle } from './kept-bundle.ts'

function openPlace(t: TestContext) {
  const root = mkdtempSync(join(tmpdir(), 'haicap-bundle-'))
  t.after(() => rmSync(root, { recursive: true }))
  writeFileSync(join(root, 'a.ts'), 'một')
  let builds = 0
  const ask = (asked = 'a', folder = join(root, 'kept')) =>
    String(
      keptBundle({ name: 'desk', asked, root, folder }, () => {
        builds += 1
        return { files: new Map([['desk-1.js', Buffer.from(`${asked} ${builds}`)]]), sources: ['a.ts'] }
      }).get('desk-1.js'),
    )
  return { root, ask, builds: () => builds }
}

test('where a source has changed or is gone, or something else is asked, it is bundled anew', (t) => {
  const { root, ask } = openPlace(t)
  assert.equal(ask(), 'a 1')
  writeFileSync(join(root, 'a.ts'), 'hai')
  assert.equal(ask(), 'a 2')
  assert.equal(ask('b'), 'b 3')
  rmSync(join(root, 'a.ts'))
  assert.equal(ask('b'), 'b 4')
  assert.equal(ask('b'), 'b 5', 'what depends on a file that is not there is never kept')
})

test('nonsense in the kept file, or a folder that takes nothing, costs a build and nothing else', (t) => {
  const { root, ask, builds } = openPlace(t)
  ask()
  const [kept = ''] = readdirSync(join(root, 'kept'))
  writeFileSync(join(root, 'kept', kept), '{"asked":')
  assert.equal(ask(), 'a 2')
  assert.equal(ask('a', join(root, 'a.ts')), 'a 3')
  assert.equal(builds(), 3)
})

test('the same asked of the same sources is bundled once', (t) => {
  const { root, ask, builds } = openPlace(t)
  assert.deepEqual([ask(), ask(), ask()], ['a 1', 'a 1', 'a 1'])
  assert.equal(builds(), 1)
  assert.deepEqual(readdirSync(join(root, 'kept')), ['desk.json'], 'nothing half written is left')
})
