import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkChains } from './check-chains.ts'
import type { Op } from './history.ts'
import type { Kept, KeptChain } from './kept.ts'
import { H1, op, sound } from './sound-history.ts'

const [H2, H3] = ['H26.2', 'H26.3']
const dossier = (code: string, business: string, by_house = true) => ({
  ...{ code, mark: code, version: 1, business, fee_paid: 0, by_house },
})
const told = { at: 2, status: 201, code: H1, version: 1, business: 'submitted' }
const HISTORY: readonly Op[] = [
  op({ key: 's', at: 1, act: 'submit', code: null, mark: 'one', chain: true }, told),
]
const RUNNING: KeptChain = { id: 'c1', state: 'running', codes: [H1, H2], version: 2, events: 2 }
const DOSSIERS = [dossier(H1, 'finished', false), dossier(H2, 'accepted')]

const named = (kept: Partial<Kept>): string[] =>
  checkChains(HISTORY, { ...sound().kept, dossiers: DOSSIERS, chains: [RUNNING], ...kept }).map(
    ({ kind, where }) => `${kind} ${where}`,
  )

describe('a chain', () => {
  test('whose result opened the next dossier, which is at work, is sound', () => {
    assert.deepEqual(named({}), [])
  })

  test('that was filed in and is not there is lost', () => {
    assert.deepEqual(named({ chains: [], dossiers: [dossier(H1, 'finished', false)] }), [`lost ${H1}`])
  })

  test('that opened a dossier twice has one that no chain knows', () => {
    assert.deepEqual(named({ dossiers: [...DOSSIERS, dossier(H3, 'accepted')] }), [`chain ${H3}`])
  })

  test('whose dossier is another’s too is named by that dossier', () => {
    const other = { ...RUNNING, id: 'c2', codes: [H2], version: 1, events: 1 }
    assert.deepEqual(named({ chains: [RUNNING, other] }), [`chain ${H2}`])
  })

  test('that was not passed on although its last dossier has its result is named', () => {
    assert.deepEqual(named({ dossiers: [DOSSIERS[0] ?? dossier(H1, ''), dossier(H2, 'finished')] }), [
      'chain c1',
    ])
  })

  test('that was passed on before the result, has a change without its event, or ended before its last link is named', () => {
    const early = [dossier(H1, 'approved', false), dossier(H2, 'accepted')]
    assert.deepEqual(named({ dossiers: early }), ['chain c1'])
    assert.deepEqual(named({ chains: [{ ...RUNNING, events: 1 }] }), ['chain c1'])
    const ended = [dossier(H1, 'finished', false), dossier(H2, 'finished')]
    assert.deepEqual(named({ dossiers: ended, chains: [{ ...RUNNING, state: 'finished' }] }), ['chain c1'])
  })
})
