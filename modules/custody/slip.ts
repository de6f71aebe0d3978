import { Type, type Static } from 'typebox'
import { ChosenOriginals } from './original.ts'

const moment = Type.String({ format: 'date-time' })
const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const ids = Type.Array(Type.String({ format: 'uuid' }))

/** Phiếu bàn giao bản chính: originals on their way from one agency to another, told apart by its code. */
export const Slip = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    code: Type.String({ description: 'As the QR says it, without the dash' }),
    from_agency_id: Type.String(),
    from_account_id: Type.String(),
    from_name: Type.String(),
    to_agency_id: Type.String(),
    courier: Type.String({ description: 'Who carries it; empty where the sender does' }),
    note: Type.String(),
    sent_at: moment,
    state: Type.Union([Type.Literal('open'), Type.Literal('refused'), Type.Literal('closed')]),
    original_ids: ids,
    received_ids: ids,
    missing_ids: ids,
    taken_back_ids: ids,
    refused: maybe(Type.Object({ reason: Type.String(), by: Type.String(), at: moment })),
    closed_at: maybe(moment),
    closed_by_name: maybe(Type.String()),
    version: Type.Integer(),
  },
  { $id: 'TransferSlip' },
)
export type Slip = Static<typeof Slip>

/** The papers of a slip that nobody has received yet: with the courier, the sender answers for them. */
export function onTheWay({ original_ids, received_ids, taken_back_ids }: Slip): string[] {
  return original_ids.filter((id) => !received_ids.includes(id) && !taken_back_ids.includes(id))
}

const closed = { additionalProperties: false }
const words = Type.String({ maxLength: 300 })

export const SendInput = Type.Object(
  {
    originals: ChosenOriginals,
    to_agency: Type.String({
      maxLength: 100,
      description: 'Id, identifier or slug of the agency it goes to',
    }),
    courier: Type.Optional(Type.String({ maxLength: 120, description: 'Who carries it' })),
    note: Type.Optional(Type.String({ ...words, description: 'Why it goes there; no personal data' })),
  },
  closed,
)
export type SendInput = Static<typeof SendInput>

export const ReceiveInput = Type.Object(
  {
    arrived: Type.Array(Type.String({ format: 'uuid' }), {
      maxItems: 200,
      description: 'What is really there; the others of the slip are told missing and stay with the courier',
    }),
  },
  closed,
)
export type ReceiveInput = Static<typeof ReceiveInput>

export const RefuseSlipInput = Type.Object(
  { reason: Type.String({ minLength: 5, maxLength: 300, pattern: '\\S' }) },
  closed,
)
export type RefuseSlipInput = Static<typeof RefuseSlipInput>

/** Where a paper is put within the agency that holds it. */
export const PassInput = Type.Object(
  {
    originals: ChosenOriginals,
    to: Type.Union([Type.Literal('me'), Type.Literal('agency'), Type.Literal('archive')]),
  },
  closed,
)
export type PassInput = Static<typeof PassInput>
