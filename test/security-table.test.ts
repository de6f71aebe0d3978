import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const table = readFileSync('docs/security/asvs.md', 'utf8')
const rows = [...table.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, number = '', level = '', words = '', how = '', where = '']) => ({ number, level, words, how, where }),
)

test('the table has every requirement of levels 1 and 2 once', () => {
  const numbers = rows.map(({ number }) => number)
  assert.equal(new Set(numbers).size, numbers.length)
  // ASVS 5.0.0 has 70 requirements at level 1 and 183 more at level 2.
  assert.equal(rows.filter(({ level }) => level === '1').length, 70)
  assert.equal(rows.filter(({ level }) => level === '2').length, 183)
})

test('what the table names exists', () => {
  const named = rows.flatMap(({ number, where }) =>
    [...where.matchAll(/`(\w[\w./*-]*\/[\w./*-]+\.(?:ts|tsx|json|md|csv))`/g)].map(([, path = '']) => ({
      number,
      path,
    })),
  )
  const missing = named.filter(({ path }) =>
    path.includes('*') ? globSync(path).length === 0 : !existsSync(path),
  )
  assert.ok(named.length > 80)
  assert.deepEqual(missing, [])
})

test('whoever says that a test holds it names the test, and quotes only what stands there', () => {
  const wrong = rows
    .filter(({ how }) => how === 'test')
    .flatMap(({ number, where }) => {
      const paths = [...where.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, path = '']) => path)
      if (paths.length === 0)
        return where.includes('`npm run audit:access`') ? [] : [`${number} names no test`]
      const texts = paths.filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8'))
      const quoted = [...where.matchAll(/\*([^*]+)\*/g)].map(([, title = '']) => title)
      return quoted
        .filter((title) => !texts.some((text) => text.includes(title)))
        .map((title) => `${number}: "${title}" stands in none of ${paths.join(', ')}`)
    })
  assert.deepEqual(wrong, [])
})

test('the figures above the table are those of the table', () => {
  const count = (how: string): number => rows.filter((row) => row.how === how).length
  const kinds = ['test', 'by construction', 'written down', 'does not apply', '**gap**'].map(count)
  assert.ok(table.includes(`| ${kinds.join(' | ')} |`), kinds.join(' | '))
  assert.equal(
    kinds.reduce((sum, one) => sum + one, 0),
    rows.length,
  )
})
