import { Type } from 'typebox'
import { CHANNELS, ClockRules, Limit } from '#modules/calendar'
import { Condition, Form, TextShape } from '#modules/forms'
import { FeeRow, SUBJECTS } from './fee.ts'
import { PaperRule } from './paper-rule.ts'
import { BODIES, Budget, Step } from './step.ts'

const closed = { additionalProperties: false }
const Key = Type.String({ pattern: '^[a-z][a-z0-9_]*$' })
const Filled = Type.String({ minLength: 1 })

/** Who may apply. */
export const AUDIENCES = SUBJECTS
export type Audience = (typeof AUDIENCES)[number]

/** National code of a procedure: `1.001193`. */
export const ProcedureCode = Type.String({ pattern: '^[1-9]\\.\\d{6}$' })

/** A day, which means its 00:00 in Hà Nội, or a later minute of it: `2027-03-01`, `2027-03-01T14:00`. */
const Begin = Type.String({
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T(?!00:00)([01]\\d|2[0-3]):[0-5]\\d)?$',
})

/** Who decides, which body prepares, and which commune it is. */
const Competent = Type.Object(
  {
    tier: Type.Enum(['commune', 'city']),
    decides: Type.Enum(['commune_committee', 'city_committee']),
    handles: Type.Enum([...BODIES]),
    /** any: every commune may settle it; field: the commune named in that address field of the form. */
    place: Type.Union([
      Type.Object({ by: Type.Literal('any') }, closed),
      Type.Object({ by: Type.Literal('field'), field: Key }, closed),
    ]),
  },
  closed,
)

/** A way to file; `level` says how much of it goes online. */
const ChannelRow = Type.Object(
  {
    channel: Type.Enum([...CHANNELS]),
    level: Type.Optional(Type.Enum(['full', 'partial'])),
    /** NĐ 224/2026 Đ14: partial only with a published legal reason. */
    reason: Type.Optional(TextShape),
  },
  closed,
)

/** A case with its own limit, fee or papers. With `when` the answers decide it; without, the officer does. */
const Case = Type.Object({ key: Key, name: TextShape, when: Type.Optional(Condition) }, closed)

/** A legal limit with where it is written; null channel or case means any. */
const LimitFact = Type.Object(
  {
    channel: Type.Union([Type.Enum([...CHANNELS]), Type.Null()]),
    case: Type.Union([Key, Type.Null()]),
    limit: Limit,
    source: Filled,
  },
  closed,
)

/** A legal text and what it is about. */
export const Basis = Type.Object({ text: Filled, about: TextShape }, closed)

/** What the applicant receives, and the register that numbers it. */
export const Result = Type.Object(
  {
    kind: Type.Enum([
      'certificate',
      'extract',
      'certification',
      'confirmation',
      'permit',
      'decision',
      'minutes',
      'opinion',
    ]),
    name: TextShape,
    register: Key,
  },
  closed,
)

/** Thủ tục hành chính: one version of a procedure, as data. */
export const Definition = Type.Object(
  {
    code: ProcedureCode,
    version: Type.Integer({ minimum: 1 }),
    status: Type.Enum(['in_force', 'withdrawn']),
    valid_from: Begin,
    valid_to: Type.Union([Begin, Type.Null()]),
    name: TextShape,
    short_name: TextShape,
    field: Type.Object({ code: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), name: TextShape }, closed),
    legal_basis: Type.Array(Basis, { minItems: 1 }),
    published_by: Type.Union([Filled, Type.Null()]),
    competent: Competent,
    applicants: Type.Array(Type.Enum([...AUDIENCES]), { minItems: 1 }),
    channels: Type.Array(ChannelRow, { minItems: 1 }),
    cases: Type.Array(Case),
    /** The first row is the main one: the step budgets sum up to it. */
    limits: Type.Array(LimitFact, { minItems: 1 }),
    clock_rules: Type.Object(ClockRules.properties, closed),
    fees: Type.Array(FeeRow),
    form: Form,
    papers: Type.Array(PaperRule),
    steps: Type.Array(Step, { minItems: 2 }),
    budgets: Type.Array(Budget),
    result: Result,
    /** Facts nobody has confirmed yet, each pointing at its place in this file. */
    unknown: Type.Array(Type.Object({ at: Type.String({ pattern: '^/' }), note: TextShape }, closed)),
  },
  closed,
)
export type Definition = Type.Static<typeof Definition>
