import type { Kinds } from './kinds.ts'
import type { Rules } from './plan-rules.ts'
import { Type, type Static } from 'typebox'

/** The columns of changes.csv, in this order and no others. */
export const CHANGE_COLUMNS = [
  'old_code',
  'old_name',
  'old_type',
  'old_district_code',
  'old_district',
  'old_province_code',
  'old_province',
  'new_code',
  'new_name',
  'new_province_code',
  'extent',
  'targets',
  'area_part',
  'population_part',
  'receives_population',
  'legal_basis',
  'clause',
  'check',
] as const

/** One line of changes.csv: an old unit, or a part of it, goes into a new one. */
export const Change = Type.Object({
  line: Type.Integer(),
  old_code: Type.String(),
  old_name: Type.String(),
  old_type: Type.String(),
  old_district_code: Type.String(),
  old_district: Type.String(),
  new_code: Type.String(),
  new_name: Type.String(),
  new_province_code: Type.String(),
  extent: Type.Enum(['whole', 'part']),
  area_part: Type.Enum(['all', 'part', 'rest', '']),
  population_part: Type.Enum(['all', 'part', 'rest', 'none', '']),
  receives_population: Type.Enum(['all', 'some', 'no', '']),
  legal_basis: Type.String(),
  clause: Type.String(),
})
export type Change = Static<typeof Change>

/** The columns of agencies.csv: the bodies of units that the plan makes. */
export const AGENCY_COLUMNS = [
  'unit_code',
  'kind',
  'slug',
  'name',
  'parent_slug',
  'e_identifier',
  'address',
] as const

/** One line of agencies.csv. */
export const PlannedAgency = Type.Object({
  line: Type.Integer(),
  unit_code: Type.String(),
  kind: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  parent_slug: Type.String(),
  e_identifier: Type.String(),
  address: Type.String(),
})
export type PlannedAgency = Static<typeof PlannedAgency>

/** plan.json. */
export const PlanFile = Type.Object(
  {
    name: Type.String({ minLength: 5, maxLength: 300 }),
    effective_at: Type.String(),
    legal_basis: Type.String({ minLength: 3, maxLength: 300 }),
  },
  { additionalProperties: false },
)

/** Phương án: a folder as it was read, with every rule decided. */
export type PlanDocument = {
  readonly name: string
  readonly legal_basis: string
  /** The moment, in UTC; 00:00 of a day in Hà Nội. */
  readonly effective_at: string
  readonly effective_on: string
  readonly changes: readonly Change[]
  readonly agencies: readonly PlannedAgency[]
  readonly rules: Rules
}

/** The states of a plan, in their order; undone is the end of what was undone. */
export const PLAN_STATES = ['draft', 'reviewed', 'signed', 'running', 'done', 'undoing', 'undone'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** Phương án sắp xếp as it is stored, with who reviewed and signed it. */
export type Plan = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly legal_basis: string
  readonly effective_at: string
  readonly state: PlanState
  readonly digest: string
  readonly document: PlanDocument
  readonly imported_at: string
  readonly imported_by: string
  readonly reviewed_at: string | null
  readonly reviewed_by: string | null
  readonly signed_at: string | null
  readonly signed_by: string | null
  readonly planned_at: string | null
  readonly planned: Planned | null
  readonly changed: Changed | null
  readonly began_at: string | null
  readonly ended_at: string | null
  readonly report: unknown
  readonly seal: string | null
  readonly dry_run_asked_at: string | null
}

/** What a dry run counted. */
export type Planned = {
  readonly at: string
  readonly moved: number
  readonly undecided: number
  readonly untouched: number
  readonly collisions: number
  readonly missing: number
  readonly late: number
  /** How long the cut-over is expected to take, and how long the dry run took. */
  readonly expected_seconds: number
  readonly seconds: number
  /** Things of each kind at agencies that end; none of a dry run made before they were counted. */
  readonly kinds?: Kinds
}

/** What was otherwise when it ran than the dry run had said. */
export type Changed = {
  readonly added: number
  readonly ended: number
  readonly rerouted: number
  readonly decided: number
  readonly same: number
  /** The first of each, by code of the dossier. */
  readonly examples: readonly { readonly code: string; readonly what: string }[]
}
