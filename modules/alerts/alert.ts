import { Type, type Static } from 'typebox'
import type { Actor } from '#modules/record'
import type { AlertRule } from './alert-rule.ts'

const moment = Type.String({ format: 'date-time' })
const maybe = Type.Union([moment, Type.Null()])
const maybeText = Type.Union([Type.String(), Type.Null()])

/** Cảnh báo: one cause of one rule, how far it has gone, who took it up, and when the cause was gone. */
export const Alert = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    rule_key: Type.String(),
    rule_from: Type.String({ format: 'date' }),
    cause: Type.String(),
    since: moment,
    dossier_id: maybeText,
    unit_id: Type.Integer(),
    raised_at: moment,
    step: Type.Integer({ minimum: 0 }),
    next_at: maybe,
    taken_up_at: maybe,
    taken_up_by_name: maybeText,
    note: maybeText,
    cleared_at: maybe,
    version: Type.Integer(),
  },
  { $id: 'Alert' },
)
export type Alert = Static<typeof Alert>

/** Which alerts are taken up, and what will be done; no personal data: the form says so. */
export const TakeUpInput = Type.Object(
  {
    alerts: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 200 }),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type TakeUpInput = Static<typeof TakeUpInput>

/** Is the actor among those an alert has been told: by a role of one of the steps it has reached, at its unit or in the city. */
export function isTold(
  actor: Actor,
  { unit_id, step }: Pick<Alert, 'unit_id' | 'step'>,
  rule: AlertRule,
): boolean {
  const roles = rule.steps.slice(0, step + 1).flatMap((one) => one.roles)
  return actor.posts.some(
    (post) => roles.includes(post.role) && (post.unit_id === unit_id || actor.sees === 'city'),
  )
}
