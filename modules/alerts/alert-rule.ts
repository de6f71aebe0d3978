import { Type, type Static } from 'typebox'
import { ROLES } from '#modules/record'

const Words = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) })

/** What may be watched; how each is found stands in `find-causes.ts`. */
export const WATCHES = [
  'acceptance_late',
  'overdue',
  'apology_missing',
  'result_mismatch',
  'receipt_missing',
  'signer_missing',
  'originals_late',
] as const
export type Watch = (typeof WATCHES)[number]

/** Who hears of it so many working hours after it was raised, if nobody took it up before. */
const AlertStep = Type.Object({
  after: Type.Integer({ minimum: 0, description: 'Working hours of the unit' }),
  roles: Type.Array(Type.Enum([...ROLES]), { minItems: 1 }),
})

/** Quy tắc cảnh báo: what is watched, after how many working hours it is told, whom, and whom next. Dated data. */
export const AlertRule = Type.Object({
  key: Type.String({ pattern: '^[a-z0-9-]{3,40}$' }),
  valid_from: Type.String({ format: 'date' }),
  valid_to: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
  watch: Type.Enum([...WATCHES]),
  after: Type.Integer({ minimum: 0, description: 'Working hours past the cause before it is told' }),
  name: Words,
  advice: Words,
  steps: Type.Array(AlertStep, { minItems: 1, maxItems: 6 }),
  source: Type.String({ minLength: 1 }),
})
export type AlertRule = Static<typeof AlertRule>

/** Are the steps in order: the first at once, each later one after the one before? */
export function stepsInOrder({ steps }: AlertRule): boolean {
  return (
    steps[0]?.after === 0 && steps.every(({ after }, at) => at === 0 || after > (steps[at - 1]?.after ?? 0))
  )
}
