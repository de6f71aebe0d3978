import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ACTS, BUSINESS, HOUSE_ACTS } from '#modules/dossiers'
import { ROLES } from '#modules/record'

const glossary = readFileSync('GLOSSARY.md', 'utf8')

/** The words that stand nowhere in the text between backticks. */
function absent(words: readonly string[], text: string): string[] {
  return words.filter((word) => !text.includes(`\`${word}\``))
}

function holds(title: string, words: readonly string[]): void {
  test(`the glossary names ${title}`, () => {
    assert.ok(words.length > 5, 'there must be words to look for')
    assert.deepEqual(absent(words, glossary), [], 'put these into GLOSSARY.md, between backticks')
  })
}

test('a word outside backticks, or only inside another, is absent', () => {
  assert.deepEqual(absent(['deliver', 'units'], 'we deliver `unit_versions` of `units`'), ['deliver'])
})

holds(
  'every module',
  globSync('modules/*/index.ts').map((path) => path.split('/')[1] ?? ''),
)
holds('every act', ['submit', ...ACTS, ...HOUSE_ACTS, 'rate'])
holds('every role', ROLES)
holds('every business state', BUSINESS)
holds(
  'every table',
  globSync('db/migrations/*.sql').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^create (?:unlogged )?table (?:if not exists )?(\w+)/gm)].map(
      ([, name]) => name ?? '',
    ),
  ),
)
