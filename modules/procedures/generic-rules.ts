import { Type } from 'typebox'
import { CHANNELS, ClockRules } from '#modules/calendar'
import { Form, TextShape } from '#modules/forms'
import { AUDIENCES, Basis, Result } from './definition.ts'
import { Day } from './fee.ts'
import { PaperRule } from './paper-rule.ts'
import { BODIES, Step } from './step.ts'

const closed = { additionalProperties: false }
const Body = Type.Enum([...BODIES])

/** A field of procedures: its name in the catalogue, and which body of a commune prepares it (configuration). */
const FieldRule = Type.Object(
  {
    field: Type.String(),
    code: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    en: Type.String(),
    handles: Body,
    place: Type.Enum(['any', 'field']),
  },
  closed,
)

/** Steps of everybody; `handles`, `leaders` and `office` stand for the bodies of the tier. */
const StepRule = Type.Object(
  { ...Step.properties, body: Type.Enum(['service_desk', 'handles', 'leaders', 'office']) },
  closed,
)

/** What nobody published, by the place it is missing at. */
const NOTES = [
  'limits',
  'limits_several',
  'papers',
  'papers_cases',
  'fees',
  'channels',
  'online',
  'applicants',
  'result',
  'code',
  'legal_basis',
  'budgets',
  'competent',
] as const
export type Note = (typeof NOTES)[number]

/** `data/procedures/generic.json`: the one rule that makes a definition of facts. */
export const GenericRules = Type.Object(
  {
    about: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    valid_from: Day,
    legal_basis: Type.Array(Basis, { minItems: 1 }),
    clock_rules: Type.Object(ClockRules.properties, closed),
    configuration: Type.String(),
    city: Type.Object({ decides: Type.Literal('city_committee'), handles: Body, leaders: Body }, closed),
    fields: Type.Array(FieldRule),
    applicants: Type.Array(Type.Enum([...AUDIENCES]), { minItems: 1 }),
    channels: Type.Array(Type.Enum([...CHANNELS]), { minItems: 1 }),
    steps: Type.Array(StepRule, { minItems: 2 }),
    /** Hundredths of the limit for a step, with its most hours; step `rest` has what is left. */
    budgets: Type.Object(
      {
        about: Type.String(),
        shares: Type.Array(
          Type.Object({ step: Type.Integer(), percent: Type.Integer(), most: Type.Number() }, closed),
        ),
        rest: Type.Integer(),
      },
      closed,
    ),
    form: Form,
    place_hint_any: TextShape,
    papers: Type.Object({ application: PaperRule, attachments: PaperRule }, closed),
    results: Type.Array(
      Type.Object(
        { starts: Type.Array(Type.String()), kind: Type.Index(Result, Type.Literal('kind')) },
        closed,
      ),
    ),
    no_result: TextShape,
    unknown: Type.Record(Type.Enum([...NOTES]), TextShape),
  },
  closed,
)
export type GenericRules = Type.Static<typeof GenericRules>
