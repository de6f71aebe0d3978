import { Type, type Static } from 'typebox'
import { DOINGS } from './doings.ts'

const Text = Type.Object({ vi: Type.String(), en: Type.String() })

/** Một bước: what is done by whom, in how many minutes, what must come of it, and what is to be mended where it fails. */
const Step = Type.Object(
  {
    do: Type.Enum([...DOINGS]),
    title: Text,
    /** The account, as `<by>.<slug>` of the commune unless it names one itself. */
    by: Type.String(),
    minutes: Type.Integer({ minimum: 1 }),
    /** What an observer must see when it is done. */
    expected: Text,
    fix: Text,
    procedure: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type Step = Static<typeof Step>

/** Kịch bản diễn tập: its steps in their order and the minutes it may take. */
export const Scenario = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z_]+$' }),
    title: Text,
    /** Said where a module does not exist yet and a checklist stands in. */
    stands_in: Type.Optional(Text),
    minutes: Type.Integer({ minimum: 1 }),
    steps: Type.Array(Step, { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type Scenario = Static<typeof Scenario>

/** data/rehearsal/scenarios.json. */
export const ScenarioFile = Type.Object(
  { about: Type.String(), source: Type.String(), scenarios: Type.Array(Scenario) },
  { additionalProperties: false },
)
