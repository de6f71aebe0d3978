import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findModule } from './find-module.ts'

const ROOT = new URL('../', import.meta.url)
const HERE = import.meta.url

/** What is left to Node is answered with this. */
const LEFT = { url: 'node:left' }

function found(specifier: string, parentURL: string | undefined, conditions: string[] = ['node', 'import']) {
  return findModule(specifier, { parentURL, conditions, importAttributes: {} }, () => LEFT)
}

/** Every import of a file, with the address of the file. */
function importsOf(pattern: string): { specifier: string; parent: string }[] {
  const exclude = pattern.startsWith('node_modules') ? [] : ['**/node_modules/**', '.haicap/**']
  return globSync(pattern, { cwd: fileURLToPath(ROOT), exclude }).flatMap((file) => {
    const parent = new URL(file, ROOT)
    const all = readFileSync(parent, 'utf8').matchAll(/^(?:import|export) [^'"`;]*from ['"]([^'"]+)['"]/gm)
    return [...all].map(([, specifier = '']) => ({ specifier, parent: parent.href }))
  })
}

test('what is found without a look at the disk is what Node finds with one', () => {
  const patterns = [
    '{modules,platform,http,web,db,jobs,cli,bench,test}/**/*.{ts,tsx}',
    'node_modules/typebox/build/**/*.mjs',
  ]
  for (const pattern of patterns) {
    const all = importsOf(pattern).filter(({ specifier }) => /^[.#]/.test(specifier))
    assert.ok(all.length > 500, `${all.length} imports in ${pattern}`)
    for (const { specifier, parent } of all) {
      const real = pathToFileURL(createRequire(parent).resolve(specifier)).href
      assert.equal(found(specifier, parent).url, real, `${specifier} in ${parent}`)
    }
  }
})

test('a package is looked for once for all of the project, and anew for each package', () => {
  let looks = 0
  const look = (specifier: string, parentURL: string) =>
    findModule(specifier, { parentURL, conditions: ['import'], importAttributes: {} }, () => {
      looks += 1
      return { url: `file:///found-${looks}` }
    }).url
  assert.equal(look('some-package', HERE), 'file:///found-1')
  assert.equal(look('some-package', new URL('web/pages.ts', ROOT).href), 'file:///found-1')
  const inPackage = new URL('node_modules/other/index.js', ROOT).href
  assert.equal(look('some-package', inPackage), 'file:///found-2')
  assert.equal(look('some-package', inPackage), 'file:///found-3')
})

test('what is not sure is left to Node', () => {
  assert.equal(found('./files.ts?again', HERE), LEFT, 'an address with a question')
  assert.equal(found('./files', HERE), LEFT, 'no ending')
  assert.equal(found('../package.json', HERE), LEFT, 'no module')
  assert.equal(found('#unknown/files.ts', HERE), LEFT, 'an alias nobody gave')
  assert.equal(
    found('#platform/files.ts', new URL('node_modules/a/b.js', ROOT).href),
    LEFT,
    'an alias of a package',
  )
  assert.equal(found('./files.ts', HERE, ['node', 'require']), LEFT, 'require')
  assert.equal(found('./files.ts', undefined), LEFT, 'the first module of all')
})
