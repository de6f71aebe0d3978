import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { maySign } from './may-sign.ts'
import {
  absence,
  competence,
  delegation,
  facts,
  NINE,
  NOON,
  officersWithout,
  question,
} from './test-facts.ts'
import type { SigningFacts, SigningQuestion } from './signing-facts.ts'

function refused(asked: SigningQuestion, known: SigningFacts, at = NOON) {
  const verdict = maySign(asked, known, at)
  assert.ok(!verdict.allowed, `${asked.actor} was allowed`)
  return { ...verdict, names: verdict.able.map(({ name }) => name) }
}

function allowed(asked: SigningQuestion, known: SigningFacts, at = NOON) {
  const verdict = maySign(asked, known, at)
  assert.ok(verdict.allowed, verdict.allowed ? '' : verdict.why.vi)
  return verdict.authority
}

describe('who may not sign', () => {
  test('a vice-chair without an assignment may not, and is told that the chair can', () => {
    const { code, names } = refused(question('an'), facts())
    assert.equal(code, 'not_authorised')
    assert.deepEqual(names, ['hòa'])
  })

  test('at the very moment of expiry a delegation is over; a millisecond before it held', () => {
    const known = facts({ delegations: [delegation({ valid_to: NOON })] })
    allowed(question('an'), known, '2026-03-02T04:59:59.999Z')
    const { code, why, names } = refused(question('an'), known, NOON)
    assert.equal(code, 'delegation_expired')
    assert.match(why.vi, /12\/QĐ-UBND ngày 01\/03\/2026 đã hết hiệu lực lúc 02\/03\/2026 12:00/)
    assert.deepEqual(names, ['hòa'])
  })

  test('a revoked one and one that has not begun do not count', () => {
    const revoked = delegation({ revoked_at: NOON, revoked_reason: 'Thôi phân công' })
    assert.equal(refused(question('an'), facts({ delegations: [revoked] })).code, 'delegation_revoked')
    const later = delegation({ valid_from: '2026-03-03T00:00:00.000Z' })
    assert.equal(refused(question('an'), facts({ delegations: [later] })).code, 'delegation_not_begun')
  })

  test('outside the procedures, the units or the money of a delegation it does not count', () => {
    const scope = { procedures: ['1.004873'], units: [1], most_money: 5_000_000 }
    const known = facts({ delegations: [delegation(scope)] })
    allowed(question('an', { money: 5_000_000 }), known)
    for (const outside of [{ procedure: '1.000894' }, { unit: 2 }, { money: 5_000_001 }]) {
      assert.equal(refused(question('an', outside), known).code, 'delegation_scope')
    }
  })

  test('what may not be passed on gives nobody else a right, and a passed-on one falls with its source', () => {
    const passed = delegation({
      id: 'passed',
      to_account: 'chi',
      kind: 'authorisation',
      parent_id: 'given',
      from_position: 'vice_chair',
      valid_to: '2026-04-01T00:00:00.000Z',
    })
    const source = (given: object) => facts({ delegations: [delegation(given), passed] })
    assert.equal(refused(question('chi'), source({})).code, 'delegation_empty')
    const { words } = allowed(question('chi'), source({ may_redelegate: true }))
    assert.deepEqual(words, ['KT. CHỦ TỊCH', 'TUQ. PHÓ CHỦ TỊCH', 'TRƯỞNG PHÒNG'])
    const fallen = source({ may_redelegate: true, revoked_at: NOON, revoked_reason: 'Thôi' })
    assert.equal(refused(question('chi'), fallen).code, 'delegation_revoked')
  })

  test('whoever configures the system does not sign, whatever he was given', () => {
    const known = facts({ delegations: [delegation({ to_account: 'dũng' })] })
    assert.equal(refused(question('dũng'), known).code, 'configurer')
  })

  test('nobody signs his own draft, unless the matrix allows it', () => {
    const own = question('hòa', { drafter: 'hòa' })
    assert.equal(refused(own, facts()).code, 'own_draft')
    allowed(own, facts({ competences: [competence({ own_draft: 'allowed' })] }))
  })

  test('who is away does not sign; where nobody stands in, nobody can', () => {
    const away = facts({ absences: [absence({ substitute_account: null })] })
    const { code, names } = refused(question('hòa'), away)
    assert.equal(code, 'signer_absent')
    assert.deepEqual(names, [])
    allowed(question('hòa'), facts({ absences: [absence({ ended_at: NINE })] }))
  })

  test('a narrower line takes the matter from the general rule', () => {
    const narrow = competence({
      id: 'narrow',
      procedure_code: '1.004873',
      position: 'vice_chair',
      derived: false,
    })
    const known = facts({ competences: [competence(), narrow] })
    assert.deepEqual(refused(question('hòa'), known).names, ['an', 'bình'])
    allowed(question('hòa', { procedure: '1.000894' }), known)
    const cased = competence({ ...narrow, id: 'cased', case_key: 'late', position: 'chair' })
    allowed(question('hòa', { case: 'late' }), facts({ competences: [narrow, cased] }))
  })

  test('an empty office gives a right only while nobody holds it', () => {
    const vacancy = absence({ account_id: null, position: 'chair', reason: 'vacancy' })
    assert.equal(refused(question('an'), facts({ absences: [vacancy] })).code, 'not_authorised')
    const { words } = allowed(
      question('an'),
      facts({ absences: [vacancy], officers: officersWithout('chair') }),
    )
    assert.deepEqual(words, ['Q. CHỦ TỊCH'])
  })
})

describe('what stands over the signature', () => {
  const words = (actor: string, known: SigningFacts) => allowed(question(actor), known).words

  test('the chair signs as chair, for the committee as a body where the matrix says so', () => {
    assert.deepEqual(words('hòa', facts()), ['CHỦ TỊCH'])
    const collective = facts({ competences: [competence({ collective: true })] })
    assert.deepEqual(words('hòa', collective), ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'])
  })

  test('KT., TL. and TUQ. follow the kind of the delegation, with its instrument', () => {
    const valid_to = '2026-04-01T00:00:00.000Z'
    const given = (kind: 'assignment' | 'by_order' | 'authorisation', to_account: string) =>
      facts({ delegations: [delegation({ kind, to_account, valid_to })] })
    assert.deepEqual(words('an', given('assignment', 'an')), ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'])
    assert.deepEqual(words('chi', given('by_order', 'chi')), ['TL. CHỦ TỊCH', 'TRƯỞNG PHÒNG'])
    const authority = allowed(question('chi'), given('authorisation', 'chi'))
    assert.deepEqual(authority.words, ['TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG'])
    assert.deepEqual(authority.instrument, { number: '12/QĐ-UBND', on: '2026-03-01' })
  })

  test('a deputy stands in for his chief as KT.; of a delegation only what may be passed on goes along', () => {
    const away = facts({ absences: [absence()] })
    assert.deepEqual(words('an', away), ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'])
    assert.equal(allowed(question('an'), away).basis, 'substitution')
    const standingIn = absence({ account_id: 'an', substitute_account: 'bình' })
    const known = (may_redelegate: boolean) =>
      facts({ delegations: [delegation({ may_redelegate })], absences: [standingIn] })
    refused(question('bình'), known(false))
    assert.deepEqual(words('bình', known(true)), ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'])
  })
})
