import { Type } from 'typebox'
import { TextShape } from '#modules/forms'
import type { Definition } from './definition.ts'
import { Day, type Fees } from './fee.ts'

/** Miễn, giảm phí, lệ phí: who pays less, on what evidence, in which fields, by which law. */
export const FeeExemption = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    name: TextShape,
    /** The paper that proves it. */
    evidence: TextShape,
    fields: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    kinds: Type.Array(Type.Enum(['fee', 'charge']), { minItems: 1 }),
    /** Percent still to be paid: 0 is free, 50 is half. */
    share: Type.Integer({ minimum: 0, maximum: 99 }),
    valid_from: Day,
    valid_to: Type.Union([Day, Type.Null()]),
    source: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
)
export type FeeExemption = Type.Static<typeof FeeExemption>

/** The exemptions that may be claimed for a procedure on a day. */
export function exemptionsFor(
  exemptions: readonly FeeExemption[],
  definition: Definition,
  on: string,
): readonly FeeExemption[] {
  return exemptions.filter(
    ({ fields, kinds, valid_from, valid_to }) =>
      fields.includes(definition.field.code) &&
      valid_from <= on &&
      on < (valid_to ?? '9999') &&
      definition.fees.some((row) => kinds.includes(row.kind)),
  )
}

/**
 * What is left to pay under an exemption, in whole đồng rounded down to the payer's good. An amount nobody knows
 * is nothing under a full exemption and stays unknown under a partial one.
 */
export function exempted(fees: Fees, exemption: Pick<FeeExemption, 'kinds' | 'share'>): Fees {
  const left = (amount: number | null) =>
    exemption.share === 0 ? 0 : amount === null ? null : Math.floor((amount * exemption.share) / 100)
  const due = fees.due.map((one) =>
    exemption.kinds.includes(one.kind) ? { ...one, amount: left(one.amount) } : one,
  )
  const total = due.reduce<number | null>(
    (sum, { amount }) => (sum === null || amount === null ? null : sum + amount),
    0,
  )
  return { due, total }
}
