import { Type, type Static } from 'typebox'
import { holds, type Actor } from '#modules/record'
import { leads } from './board-policy.ts'
import { FIGURE_TEXT, type FigureName } from './board.ts'

const Day = Type.String({ format: 'date' })
const moment = Type.String({ format: 'date-time' })
const orNull = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()])
const Words = Type.String({ minLength: 10, maxLength: 2000, pattern: '\\S' })

/** The figures one may ask about: all the board has. */
const FIGURES = Object.keys(FIGURE_TEXT) as FigureName[]

/** What the city asks: about which figure of which unit, and in how many working days it wants to know. */
export const AskInput = Type.Object(
  {
    unit: Type.String({ maxLength: 100, description: 'Code or slug of the commune' }),
    figure: Type.Enum([...FIGURES]),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    question: Words,
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, default: 2 })),
  },
  { additionalProperties: false },
)
export type AskInput = Static<typeof AskInput>

export const AnswerExplanationInput = Type.Object({ answer: Words }, { additionalProperties: false })
export type AnswerExplanationInput = Static<typeof AnswerExplanationInput>

/** Giải trình: a question about a figure of a commune and, once given, its one answer. */
export const Explanation = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    unit_id: Type.Integer(),
    figure: Type.Enum([...FIGURES]),
    from_on: orNull(Day),
    to_on: orNull(Day),
    shown: Type.String({ description: 'The figure as the board showed it when it was asked about' }),
    question: Type.String(),
    asked_at: moment,
    asked_by_name: Type.String(),
    due_at: moment,
    answer: orNull(Type.String()),
    answered_at: orNull(moment),
    answered_by_name: orNull(Type.String()),
  },
  { $id: 'Explanation' },
)
export type Explanation = Static<typeof Explanation>

/** May this actor ask communes to explain: the city's controllers and leaders. */
export function mayAsk(actor: Actor): boolean {
  return holds(actor, 'city_controller') || holds(actor, 'city_leader')
}

/** May this actor answer for a unit: its signers, heads and leaders. */
export function mayAnswer(actor: Actor, unitId: number): boolean {
  return leads(actor, unitId)
}
