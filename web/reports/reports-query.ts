import { Type, type Static } from 'typebox'
import { parsePeriod, type Basis, type Period } from '#modules/statistics'
import { type FieldError, Refusal } from '#platform/refusal.ts'

/** What the address of a report says: which, of which period, whose, on which basis. */
export const ReportsQuery = Type.Object({
  bieu: Type.Optional(Type.String({ maxLength: 40 })),
  ky: Type.Optional(Type.String({ maxLength: 30 })),
  'don-vi': Type.Optional(Type.String({ maxLength: 100 })),
  'so-lieu': Type.Optional(Type.String({ maxLength: 20 })),
  xong: Type.Optional(Type.String({ maxLength: 20 })),
})
export type ReportsQuery = Static<typeof ReportsQuery>

/** A query understood; a period that is none shows this month instead, and says so. */
export type AskedReport = {
  readonly key: string
  readonly period: Period
  readonly basis: Basis
  readonly unit: string | undefined
  readonly errors: readonly FieldError[]
}

/** What an address asks for today. */
export function readAsked(query: ReportsQuery, today: string): AskedReport {
  const { period, errors } = periodOf(query.ky?.trim() || today.slice(0, 7), today)
  return {
    key: query.bieu ?? 'ii06a',
    period,
    basis: query['so-lieu'] === 'tinh-lai' ? 'restated' : 'reported',
    unit: query['don-vi']?.trim() || undefined,
    errors,
  }
}

function periodOf(text: string, today: string): { period: Period; errors: FieldError[] } {
  try {
    return { period: parsePeriod(text), errors: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { period: parsePeriod(today.slice(0, 7)), errors: [{ field: 'ky', message: error.text }] }
  }
}

/** What an address keeps of what was asked. */
export function askedParts(asked: AskedReport, over: Readonly<Record<string, string>> = {}): string {
  return String(
    new URLSearchParams({
      bieu: asked.key,
      ky: asked.period.key,
      ...(asked.unit ? { 'don-vi': asked.unit } : {}),
      ...(asked.basis === 'restated' ? { 'so-lieu': 'tinh-lai' } : {}),
      ...over,
    }),
  )
}
