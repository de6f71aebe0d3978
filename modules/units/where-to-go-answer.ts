import { Type, type Static } from 'typebox'
import { Unit } from './unit.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])

/** What happened to the people of an old unit when a present one took land of it; null = not known. */
const TookPeople = Type.Union([Type.Enum(['all', 'some', 'no']), Type.Null()])
export type TookPeople = Static<typeof TookPeople>

/** An old unit a candidate took over, wholly or in part, and the paragraph that says so. */
export const Origin = Type.Object({
  unit_id: Type.Integer(),
  code: Type.String(),
  name: Type.String({ description: 'Full name with the district and province of its time' }),
  extent: Type.Enum(['whole', 'part']),
  took_people: TookPeople,
  legal_basis: TextOrNull,
  clause: TextOrNull,
})
export type Origin = Static<typeof Origin>

/** One of the units the asker may mean. */
export const Candidate = Type.Object({
  ...Unit.properties,
  is_present_name: Type.Boolean({
    description: 'The unit itself bears the name asked for, on the day asked for',
  }),
  took_people: TookPeople,
  from: Type.Array(Origin),
})
export type Candidate = Static<typeof Candidate>

/** How an answer came about; the first four decide, the others ask. */
const HOW_CODES = [
  'bears_name',
  'moved_whole',
  'same_unit',
  'came_from',
  'split',
  'present_and_old',
  'several',
  'district_closed',
  'not_exactly',
  'misspelt',
  'nothing',
] as const
export type HowCode = (typeof HOW_CODES)[number]

/** How the place was decided, or why it is asked: for people and for machines. */
export const How = Type.Object({
  code: Type.Enum([...HOW_CODES]),
  text: Type.Object({ vi: Type.String(), en: Type.String() }),
  matched: Type.Array(Type.Object({ unit_id: Type.Integer(), code: Type.String(), name: Type.String() })),
  legal_basis: TextOrNull,
  clause: TextOrNull,
})
export type How = Static<typeof How>

/** The answer to "where do I go": one unit, or the candidates to choose from. Never a guess. */
export const WhereToGo = Type.Union(
  [
    Type.Object({ decided: Type.Literal(true), on: Type.String(), unit: Unit, how: How }),
    Type.Object({
      decided: Type.Literal(false),
      on: Type.String(),
      candidates: Type.Array(Candidate),
      more: Type.Integer({ description: 'How many further candidates were left off' }),
      how: How,
    }),
  ],
  { $id: 'WhereToGo' },
)
export type WhereToGo = Static<typeof WhereToGo>
