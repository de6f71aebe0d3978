import { Type } from 'typebox'
import { CHANNELS } from '#modules/calendar'
import type { Channel } from '#modules/calendar'
import { TextShape } from '#modules/forms'
import type { Text } from '#platform/text.ts'

const closed = { additionalProperties: false }

/** Whom a row is for: the kinds of principal a dossier may have. */
export const SUBJECTS = ['citizen', 'organisation', 'household_business'] as const
export type Subject = (typeof SUBJECTS)[number]

/**
 * When a row is to be paid (§2.2): asked for as the dossier is taken in and paid before the result is handed over; paid before
 * the dossier is sent on to be settled; with a supplement, before the result is proposed; as the result is handed over.
 */
export const FEE_MOMENTS = ['on_acceptance', 'before_settling', 'on_supplement', 'on_return'] as const
export type FeeMoment = (typeof FEE_MOMENTS)[number]

const Dong = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

/** How an amount (whole đồng) comes about. */
const FeeRule = Type.Union([
  Type.Object({ by: Type.Literal('dossier'), amount: Dong }, closed),
  Type.Object({ by: Type.Literal('copy'), amount: Dong }, closed),
  /** By pages of the original, for each copy: the first pages, the further ones, and the cap of one copy. */
  Type.Object(
    {
      by: Type.Literal('page'),
      first_pages: Type.Integer({ minimum: 1 }),
      first_amount: Dong,
      next_amount: Dong,
      cap: Dong,
    },
    closed,
  ),
  /** Somebody sets it and we do not know how much: shown as such, never guessed. */
  Type.Object({ by: Type.Literal('unknown') }, closed),
])
type FeeRule = Type.Static<typeof FeeRule>

/** One row of phí (`fee`) or lệ phí (`charge`). Rows with one key exclude each other; the most telling one applies. */
export const FeeRow = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    name: TextShape,
    kind: Type.Enum(['fee', 'charge']),
    channel: Type.Union([Type.Enum([...CHANNELS]), Type.Null()]),
    case: Type.Union([Type.String(), Type.Null()]),
    /** Only for this kind of principal; without it for every one. */
    subject: Type.Optional(Type.Enum([...SUBJECTS])),
    rule: FeeRule,
    set_by: Type.Enum(['ministry_of_finance', 'people_council', 'nobody']),
    moment: Type.Enum([...FEE_MOMENTS]),
    valid_from: Type.Optional(Day),
    valid_to: Type.Optional(Day),
    source: Type.String({ minLength: 1 }),
  },
  closed,
)
export type FeeRow = Type.Static<typeof FeeRow>

/** What the amounts depend on; `pages` of the original, `copies` wanted. Without them one page, one copy. */
export type FeeQuestion = {
  readonly channel: Channel
  readonly case: string | null
  readonly on: string
  /** Who the principal is; a row of another subject does not apply. Without it only rows for everybody do. */
  readonly subject?: Subject
  readonly pages?: number
  readonly copies?: number
}

/** One amount due in whole đồng; null where it is not known. */
export type FeeDue = {
  readonly key: string
  readonly name: Text
  readonly kind: 'fee' | 'charge'
  readonly moment: FeeRow['moment']
  readonly amount: number | null
  readonly source: string
}

/** All amounts due and their sum; the sum is null while one of them is not known. */
export type Fees = { readonly due: readonly FeeDue[]; readonly total: number | null }

function amountOf(rule: FeeRule, pages: number, copies: number): number | null {
  switch (rule.by) {
    case 'dossier':
      return rule.amount
    case 'copy':
      return rule.amount * copies
    case 'page': {
      const first = Math.min(pages, rule.first_pages) * rule.first_amount
      const next = Math.max(0, pages - rule.first_pages) * rule.next_amount
      return Math.min(rule.cap, first + next) * copies
    }
    case 'unknown':
      return null
  }
}

function fits(row: FeeRow, question: FeeQuestion): boolean {
  return (
    (row.channel ?? question.channel) === question.channel &&
    (row.case ?? question.case) === question.case &&
    (row.subject === undefined || row.subject === question.subject) &&
    (row.valid_from ?? '') <= question.on &&
    question.on < (row.valid_to ?? '9999')
  )
}

/** A row that names subject, channel or case says more than one that does not; a later rule more than an earlier. */
function tellsMore(one: FeeRow, other: FeeRow): number {
  const weight = (row: FeeRow) =>
    (row.subject === undefined ? 0 : 4) + (row.channel === null ? 0 : 2) + (row.case === null ? 0 : 1)
  return weight(other) - weight(one) || (other.valid_from ?? '').localeCompare(one.valid_from ?? '')
}

/** The amounts due for a channel, case and day: one row per key. */
export function feesOf(rows: readonly FeeRow[], question: FeeQuestion): Fees {
  const keys = [...new Set(rows.map((row) => row.key))]
  const due = keys.flatMap((key) => {
    const [row] = rows.filter((one) => one.key === key && fits(one, question)).sort(tellsMore)
    if (!row) return []
    const amount = amountOf(row.rule, question.pages ?? 1, question.copies ?? 1)
    return [{ key, name: row.name, kind: row.kind, moment: row.moment, amount, source: row.source }]
  })
  const total = due.reduce<number | null>(
    (sum, one) => (sum === null || one.amount === null ? null : sum + one.amount),
    0,
  )
  return { due, total }
}
