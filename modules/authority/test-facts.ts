/** The committee of the tests: chair Hòa, vice-chairs An and Bình, head of office Chi, administrator Dũng. */
import type { Officer, Position } from '#modules/people'
import type { Role } from '#modules/record'
import type { Absence } from './absence.ts'
import type { Competence } from './competence.ts'
import type { Delegation } from './delegation.ts'
import type { SigningFacts, SigningQuestion } from './signing-facts.ts'

const UBND = '00000000-0000-4000-8000-000000000001'
const OFFICE = '00000000-0000-4000-8000-000000000002'
export const NINE = '2026-03-02T02:00:00.000Z'
export const NOON = '2026-03-02T05:00:00.000Z'

const TITLE = { chair: 'Chủ tịch', vice_chair: 'Phó Chủ tịch', body_head: 'Trưởng phòng' } as const

function post(account_id: string, role: Role, position: keyof typeof TITLE | null): Officer {
  const agency_id = position === 'body_head' ? OFFICE : UBND
  const title = position ? TITLE[position] : 'Quản trị'
  const held = { agency_id, unit_id: 1, valid_from: '2025-07-01', valid_to: null }
  return { account_id, name: account_id, title, role, position, ...held }
}

/** Chi's post as a signer follows from a delegation. */
const OFFICERS: readonly Officer[] = [
  post('hòa', 'signer', 'chair'),
  post('an', 'signer', 'vice_chair'),
  post('bình', 'signer', 'vice_chair'),
  post('chi', 'body_head', 'body_head'),
  post('chi', 'signer', null),
  post('dũng', 'commune_admin', null),
]

/** A line of the matrix; without anything said: the chair signs everything, by the written rule. */
export function competence(row: Partial<Competence> = {}): Competence {
  return {
    ...{ id: 'rule', procedure_code: null, case_key: null, tier: 'commune', agency_id: null },
    ...{ position: 'chair', own_draft: 'forbidden', collective: false, legal_basis: 'Luật 72/2025/QH15' },
    ...{ derived: true, valid_from: '2025-07-01', valid_to: null },
    ...row,
  }
}

/** What the chair gave to An from nine o'clock on, without limits. */
export function delegation(given: Partial<Delegation> = {}): Delegation {
  return {
    ...{
      id: 'given',
      kind: 'assignment',
      agency_id: UBND,
      unit_id: 1,
      from_position: 'chair',
      to_account: 'an',
    },
    ...{ parent_id: null, procedures: null, units: null, most_money: null, may_redelegate: false },
    ...{ instrument_number: '12/QĐ-UBND', instrument_on: '2026-03-01', valid_from: NINE, valid_to: null },
    ...{ granted_at: NINE, revoked_at: null, revoked_reason: null },
    ...given,
  }
}

/** The chair is on leave from nine o'clock on; An stands in. */
export function absence(said: Partial<Absence> = {}): Absence {
  return {
    ...{ id: 'away', agency_id: UBND, unit_id: 1, account_id: 'hòa', position: null, reason: 'leave' },
    ...{ substitute_account: 'an', instrument_number: '15/TB-UBND', instrument_on: '2026-03-01' },
    ...{ valid_from: NINE, valid_to: null, declared_at: NINE, ended_at: null },
    ...said,
  }
}

export function facts(some: Partial<SigningFacts> = {}): SigningFacts {
  const none = { delegations: [], absences: [] }
  return { agency: UBND, tier: 'commune', competences: [competence()], officers: OFFICERS, ...none, ...some }
}

/** A marital status confirmation that Chi proposed. */
export function question(actor: string, some: Partial<SigningQuestion> = {}): SigningQuestion {
  return { actor, procedure: '1.004873', case: null, unit: 1, money: 0, drafter: 'chuyên viên', ...some }
}

/** The same committee without whoever holds a position. */
export function officersWithout(position: Position): readonly Officer[] {
  return OFFICERS.filter((officer) => officer.position !== position)
}
