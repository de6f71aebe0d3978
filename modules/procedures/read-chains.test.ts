import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { landChains, listChainRules } from './chain-rules-store.ts'
import type { ChainRule } from './chain-rule.ts'
import { checkChains, readChains } from './read-chains.ts'

const CHAIN: ChainRule = {
  ...{ key: 'thu', valid_from: '2026-01-01', valid_to: null, source: 'thử', unknown: [] },
  name: { vi: 'Thử', en: 'Try' },
  links: [{ procedure: '1.004873' }, { procedure: '2.000908' }],
  cap: { unit: 'working_days', value: 4 },
}
const broken = (change: object, second: object[] = []) => ({
  about: 'thử',
  chains: [{ ...CHAIN, ...change }, ...second],
})
const elsewhere = {
  ...{ elsewhere: 'noi-khac', name: CHAIN.name, body: CHAIN.name },
  limit: { unit: 'working_days', value: 2 },
}

const BROKEN: readonly [string, unknown, RegExp][] = [
  ['without a cap', broken({ cap: undefined }), /thu\.json \/chains\/0\/cap/],
  ['with one link', broken({ links: [CHAIN.links[0]] }), /\/chains\/0\/links: must be filled in/],
  ['without a source', broken({ source: '' }), /\/chains\/0\/source: must be filled in/],
  [
    'that begins elsewhere',
    broken({ links: [elsewhere, CHAIN.links[0]] }),
    /\/links\/0: the first link must/,
  ],
  [
    'with a link twice',
    broken({ links: [CHAIN.links[0], CHAIN.links[0]] }),
    /1\.004873 is in the chain already/,
  ],
  ['that ends before it begins', broken({ valid_to: '2025-12-31' }), /\/valid_to: must be after/],
  ['that stands there twice', broken({}, [CHAIN]), /\/chains\/1\/key: thu of 2026-01-01 is there twice/],
]
for (const [what, parsed, said] of BROKEN) {
  test(`a chain ${what} is refused by file, place and reason`, () => {
    const plain: unknown = JSON.parse(JSON.stringify(parsed))
    assert.throws(() => checkChains(plain, 'thu.json'), said)
  })
}

test('the chains of the house load, each with its source, its cap and limits that are known or said to be unknown', () => {
  const chains = readChains('.')
  assert.ok(chains.length > 0)
  for (const { source, cap, links } of chains) {
    assert.ok(source.length > 10)
    assert.ok(cap.unit !== 'none')
    assert.ok(links.length > 1)
  }
})

test('a landed chain is never edited: only its last day may be set, and a new row takes its place', async () => {
  const { owner } = await openTestHouse()
  const before = (await listChainRules(owner)).length
  assert.equal(await landChains(owner, [CHAIN]), 1)
  assert.equal(await landChains(owner, [CHAIN]), 0)
  await assert.rejects(landChains(owner, [{ ...CHAIN, cap: { unit: 'working_days', value: 9 } }]), {
    code: 'chain_landed',
  })
  assert.equal(await landChains(owner, [{ ...CHAIN, valid_to: '2026-06-01' }]), 1)
  assert.equal(await landChains(owner, [{ ...CHAIN, valid_from: '2026-06-01' }]), 1)
  assert.equal((await listChainRules(owner)).length, before + 2)
})
