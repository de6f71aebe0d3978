import { POSITIONS } from '#modules/people'
import { ROLES } from '#modules/record'
import { Type, type Static } from 'typebox'

const Code = Type.String({ pattern: '^[0-9]{5}$' })

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

const Undecided = Type.Object(
  {
    owner: Type.Optional(
      Type.String({
        description: 'The slug of an agency, or main_successor: the point that took most people',
      }),
    ),
    district_owner: Type.Optional(
      Type.String({ description: 'The slug of the agency for dossiers of districts' }),
    ),
    owners: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'By code of the old unit' }),
    ),
    working_days: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
  },
  { additionalProperties: false },
)

/** An appointment that the plan makes: an account by its name, to an agency of agencies.csv. */
const PlannedPost = Type.Object(
  {
    account: Type.String({ minLength: 3 }),
    role: Type.Enum([...ROLES]),
    agency: Type.String({ description: 'The slug of an agency of agencies.csv' }),
    position: Type.Optional(Type.Enum([...POSITIONS])),
  },
  { additionalProperties: false },
)
export type PlannedPost = Static<typeof PlannedPost>

/** rules.json: what happens to each kind of thing. Everything has a default, said in `defaultRules`. */
export const RulesFile = Type.Object(
  {
    about: Type.Optional(Type.String()),
    parallel_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 90 })),
    undo_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 90 })),
    registers: Type.Optional(Type.Enum(['close_and_open', 'continue'])),
    officers: Type.Optional(Type.Enum(['follow', 'stay'])),
    delegations: Type.Optional(Type.Enum(['end', 'continue'])),
    undecided: Type.Optional(Undecided),
    posts: Type.Optional(
      Type.Array(PlannedPost, {
        description: 'Who is appointed to the agencies of agencies.csv, beside those who follow their office',
      }),
    ),
    places: Type.Optional(
      Type.Array(
        Type.Object(
          { old_code: Code, name: Type.String({ minLength: 2 }), new_code: Code },
          { additionalProperties: false },
        ),
      ),
    ),
    parcels: Type.Optional(
      Type.Array(
        Type.Object(
          { old_code: Code, sheets: Type.Array(Type.String(), { minItems: 1 }), new_code: Code },
          { additionalProperties: false },
        ),
      ),
    ),
  },
  { additionalProperties: false },
)
type RulesFile = Static<typeof RulesFile>

/** The rules with every default filled in. */
export type Rules = Omit<Required<RulesFile>, 'about' | 'undecided'> & {
  readonly undecided: {
    readonly owner: string
    readonly district_owner: string | null
    readonly owners: Readonly<Record<string, string>>
    readonly working_days: number
  }
}

/** What a plan without rules.json does: new registers, officers follow their unit, a day of parallel desks. */
export function defaultRules(file: RulesFile): Rules {
  const { undecided = {} } = file
  return {
    parallel_days: file.parallel_days ?? 1,
    undo_days: file.undo_days ?? 30,
    registers: file.registers ?? 'close_and_open',
    officers: file.officers ?? 'follow',
    delegations: file.delegations ?? 'end',
    posts: file.posts ?? [],
    places: file.places ?? [],
    parcels: file.parcels ?? [],
    undecided: {
      owner: undecided.owner ?? 'main_successor',
      district_owner: undecided.district_owner ?? null,
      owners: undecided.owners ?? {},
      working_days: undecided.working_days ?? 3,
    },
  }
}

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
