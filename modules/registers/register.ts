import { Type, type Static } from 'typebox'

const maybe = Type.Union([Type.String(), Type.Null()])

/** Sổ: one yearly register of an agency, with its last number and how many numbers were given up. */
export const Register = Type.Object({
  register: Type.String(),
  year: Type.Integer(),
  taken: Type.Integer(),
  voided: Type.Integer(),
  /** When and why it was ended, as units merged; it gives no number any more. */
  closed_at: maybe,
  closed_reason: maybe,
  /** The last number of the register it continues. */
  continues_after: Type.Union([Type.Integer(), Type.Null()]),
})
export type Register = Static<typeof Register>

/** Dòng sổ: one number, what it was taken for, and why it was given up if it was. */
export const RegisterEntry = Type.Object({
  number: Type.Integer(),
  taken_at: Type.String(),
  taken_by_name: Type.String(),
  code: Type.String(),
  about: Type.String(),
  voided_at: maybe,
  voided_by_name: maybe,
  void_reason: maybe,
})
export type RegisterEntry = Static<typeof RegisterEntry>

/** A register of an agency in a year. */
export type Book = { readonly agency: string; readonly register: string; readonly year: number }
