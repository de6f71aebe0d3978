import type { FieldError } from '#platform/refusal.ts'

/** A line of a CSV by column, with the number it has in its file. */
export type CsvRow = { readonly line: number; readonly fields: Readonly<Record<string, string>> }

/** One mistake: where, and what is allowed, in both languages. */
export function wrong(field: string, vi: string, en: string): FieldError {
  return { field, message: { vi: `${field}: ${vi}.`, en: `${field}: ${en}.` } }
}
