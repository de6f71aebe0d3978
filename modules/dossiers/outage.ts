import { Type, type Static } from 'typebox'
import type { OutageRow } from '#modules/calendar'

const moment = Type.String()
const maybe = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()])

export const OutageInput = Type.Object(
  {
    units: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), {
        maxItems: 200,
        description:
          'Communes it met: official codes, e-identifiers or slugs; with no agency either: the whole city',
      }),
    ),
    agency: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'The one agency it met, with those under it: id, e-identifier or slug',
      }),
    ),
    from_at: Type.String({ format: 'date-time', description: 'When work became impossible' }),
    to_at: Type.String({ format: 'date-time', description: 'When it was possible again; not in the future' }),
    legal_basis: Type.String({ minLength: 5, maxLength: 300 }),
    reason: Type.String({ minLength: 5, maxLength: 1000 }),
  },
  { additionalProperties: false },
)
export type OutageInput = Static<typeof OutageInput>

/** Sự cố đã ghi nhận: an interval that does not count for the dossiers it touches, and who answers for saying so. */
export const Outage = Type.Object(
  {
    id: Type.String(),
    unit_ids: Type.Array(Type.Integer(), { description: 'With no agency either: the whole city' }),
    agency_ids: Type.Array(Type.String(), { description: 'The agency it met, after it those under it' }),
    from_at: moment,
    to_at: moment,
    legal_basis: Type.String(),
    reason: Type.String(),
    recorded_at: moment,
    recorder: Type.String(),
    withdrawn_at: maybe(moment),
    withdrawal_reason: maybe(Type.String()),
    /** How many dossiers it has been applied to, and how many it still has to reach. */
    applied: Type.Integer(),
    waiting: Type.Integer(),
  },
  { $id: 'Outage' },
)
export type Outage = Static<typeof Outage>

/** A stored outage with how far it has come. */
export function presentOutage(row: OutageRow, progress: Pick<Outage, 'applied' | 'waiting'>): Outage {
  return { ...row, unit_ids: [...row.unit_ids], agency_ids: [...row.agency_ids], ...progress }
}
