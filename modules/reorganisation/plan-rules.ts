import { POSITIONS } from '#modules/people'
import { ROLES } from '#modules/record'
import { Type, type Static } from 'typebox'

const Code = Type.String({ pattern: '^[0-9]{5}$' })

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
    appointments: Type.Optional(Type.Enum(['move', 'cancel'])),
    desks: Type.Optional(Type.Enum(['follow', 'close'])),
    originals: Type.Optional(Type.Enum(['follow'])),
    archives: Type.Optional(Type.Enum(['successor'])),
    archive_agency: Type.Optional(
      Type.String({
        description: 'The slug of the agency to which all boxes go; without it they go to the successor',
      }),
    ),
    calendars: Type.Optional(Type.Enum(['successor', 'continue'])),
    codes: Type.Optional(Type.Enum(['successor', 'continue'])),
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
export type Rules = Omit<Required<RulesFile>, 'about' | 'undecided' | 'archive_agency'> & {
  /** Plans taken in before there was such a rule state none. */
  readonly archive_agency?: string | null
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
    appointments: file.appointments ?? 'move',
    desks: file.desks ?? 'close',
    originals: file.originals ?? 'follow',
    archives: file.archives ?? 'successor',
    archive_agency: file.archive_agency ?? null,
    calendars: file.calendars ?? 'successor',
    codes: file.codes ?? 'successor',
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
