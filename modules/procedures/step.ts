import { Type } from 'typebox'
import type { Limit } from '#modules/calendar'
import { TextShape } from '#modules/forms'

const closed = { additionalProperties: false }

/** Working hours of a working day; internal processes count a day of the limit as 8 hours (domain rule D3). */
const HOURS_A_DAY = 8

/** The bodies that may hold a step: the desk of the centre, those of a commune's committee (NĐ 150/2025) and of the city's. */
export const BODIES = [
  'service_desk',
  'commune_leaders',
  'commune_office',
  'commune_economy',
  'commune_culture_society',
  'city_leaders',
  'city_office',
] as const

/** What a step does to the dossier; the same words as the acts of the dossier. */
export const STEP_ACTS = ['accept', 'assign', 'propose', 'check', 'approve', 'number', 'deliver'] as const

/** One step of the internal process (quy trình nội bộ). */
export const Step = Type.Object(
  {
    no: Type.Integer({ minimum: 1 }),
    act: Type.Enum([...STEP_ACTS]),
    role: Type.Enum(['desk_officer', 'specialist', 'body_head', 'signer', 'clerk']),
    body: Type.Enum([...BODIES]),
    content: TextShape,
  },
  closed,
)
export type Step = Type.Static<typeof Step>

/** Working hours that one step, or several steps together, may take. A step in no budget has none. */
export const Budget = Type.Object(
  {
    steps: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 }),
    hours: Type.Number({ minimum: 0.25, multipleOf: 0.25 }),
  },
  closed,
)
export type Budget = Type.Static<typeof Budget>

/** A limit in the working hours that internal processes divide; null where it cannot be divided. */
export function hoursOfLimit(limit: Limit): number | null {
  switch (limit.unit) {
    case 'working_hours':
      return limit.value
    case 'same_day':
      return HOURS_A_DAY
    // Hà Nội's processes write 30 days as 240 hours, also where the law counts calendar days.
    case 'working_days':
    case 'calendar_days':
      return limit.value * HOURS_A_DAY
    case 'months':
    case 'none':
    case 'unknown':
      return null
  }
}

/** The budget that covers a step; undefined when it has none. */
export function budgetOf(budgets: readonly Budget[], stepNo: number): Budget | undefined {
  return budgets.find((budget) => budget.steps.includes(stepNo))
}
