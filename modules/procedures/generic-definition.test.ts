import assert from 'node:assert/strict'
import { test } from 'node:test'
import { genericBudgets } from './generic-budgets.ts'
import { genericDefinition, shortName } from './generic-definition.ts'
import { genericFees } from './generic-fees.ts'
import { checkDefinition } from './parse-definition.ts'
import type { ProcedureFacts } from './procedure-facts.ts'
import { readCatalogueFiles } from './read-catalogue-files.ts'
import { readDefinitions } from './read-definitions.ts'
import { readFacts, readGenericRules } from './read-facts.ts'

const root = new URL('../../', import.meta.url).pathname
const entries = readCatalogueFiles(root)
const rules = readGenericRules(root)
const all = readFacts(root, entries)
const definitions = readDefinitions(root, entries)

function factsOf(code: string): ProcedureFacts {
  const found = all.find((facts) => facts.entry.code === code)
  assert.ok(found, code)
  return found
}

test('a known limit without a source is refused', () => {
  const facts = factsOf('1.001022')
  assert.throws(
    () => genericDefinition({ ...facts, limit_source: '' }, rules),
    /1\.001022.*nobody says where/,
  )
})

test('a field that no body prepares is refused', () => {
  const facts = factsOf('1.001022')
  const entry = { ...facts.entry, field: 'Thiên văn' }
  assert.throws(() => genericDefinition({ ...facts, entry }, rules), /no body is named for the field/)
})

test('every one of the 569 has a sound definition, of its own file or of its facts, and says where its limit stands', () => {
  assert.equal(new Set(definitions.map((one) => one.definition.code)).size, 569)
  for (const { definition, path } of definitions) {
    checkDefinition(definition, path)
    for (const row of definition.limits) assert.notEqual(row.source.trim(), '', path)
  }
})

test('the same facts make the same definition, to the letter', () => {
  const again = readDefinitions(root, entries)
  assert.deepEqual(
    again.map((one) => one.sha256),
    definitions.map((one) => one.sha256),
  )
})

test('several limits without a channel are unknown for each way of filing', () => {
  const { limits, unknown, budgets } = genericDefinition(factsOf('1.012753'), rules)
  assert.deepEqual(
    limits.map((row) => [row.channel, row.limit.unit]),
    [
      ['counter', 'unknown'],
      ['online', 'unknown'],
      ['post', 'unknown'],
    ],
  )
  assert.match(limits[0]?.source ?? '', /17 ngày làm việc \/ 30 ngày làm việc/)
  assert.ok(unknown.some((one) => one.at === '/limits'))
  assert.deepEqual(budgets, [])
})

test('what only communes take in is decided by the city’s committee, and says that this awaits confirmation', () => {
  for (const facts of all.filter((one) => one.entry.scope === 'accepted_only')) {
    const { competent, unknown } = genericDefinition(facts, rules)
    assert.equal(competent.decides, 'city_committee', facts.entry.code)
    assert.ok(unknown.some((one) => one.at === '/competent'))
  }
})

test('hours are divided in quarters and sum up to the limit; what cannot be divided has none', () => {
  const sum = (value: number) =>
    genericBudgets({ unit: 'working_hours', value }, rules).reduce((hours, one) => hours + one.hours, 0)
  for (const hours of [1.5, 2, 3, 8, 24, 80, 480]) assert.equal(sum(hours), hours)
  assert.equal(sum(1), 0)
  assert.deepEqual(genericBudgets({ unit: 'months', value: 2 }, rules), [])
  assert.deepEqual(genericBudgets({ unit: 'unknown' }, rules), [])
})

test('a fee is an amount, nothing, set by the council or unknown, never a guess', () => {
  const fee = (words: string) =>
    genericFees({ fee: words, as_of: '2026-07' }, [{ channel: 'counter' }])[0]?.rule
  assert.deepEqual(fee('Miễn phí'), { by: 'dossier', amount: 0 })
  assert.deepEqual(fee('70.000 đồng/giấy chứng nhận'), { by: 'dossier', amount: 70_000 })
  assert.deepEqual(fee('2.000 đồng/trang'), { by: 'unknown' })
  assert.deepEqual(fee('Hội đồng nhân dân Thành phố quyết định'), { by: 'unknown' })
  assert.deepEqual(fee(''), { by: 'unknown' })
})

test('what the city sets costs nothing online from 2026 on', () => {
  const channels = [{ channel: 'counter' as const }, { channel: 'online' as const, level: 'full' as const }]
  const rows = genericFees({ fee: 'Hội đồng nhân dân Thành phố quyết định', as_of: '2026-07' }, channels)
  assert.deepEqual(rows[1]?.rule, { by: 'dossier', amount: 0 })
  assert.equal(rows[1]?.valid_from, '2026-01-01')
})

test('short names lose "Thủ tục" and brackets and are cut at a word', () => {
  assert.equal(shortName('Thủ tục đăng ký giám hộ (tại xã)'), 'Đăng ký giám hộ')
  for (const { entry } of all) assert.ok(shortName(entry.name).length <= 80, entry.code)
})

test('papers stand under short names, each key once', () => {
  for (const { papers, entry } of all) {
    assert.equal(new Set(papers.map((paper) => paper.key)).size, papers.length, entry.code)
    for (const paper of papers) assert.ok(paper.name.length <= 90, `${entry.code}: ${paper.name}`)
  }
})
