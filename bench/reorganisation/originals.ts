/** What the verbs wrote of the samples, read as it stands. */
import type { Json, Sql } from '#platform/database.ts'
import type { Sample } from './sample-dossiers.ts'

/** A row of any table, by column. */
export type Row = Readonly<Record<string, Json>>

/** A sample with everything the verbs wrote of it. */
export type Original = {
  readonly dossier: Row
  readonly events: readonly Row[]
  readonly entries: readonly Row[]
  readonly payments: readonly Row[]
  /** Its original papers, each with who holds it. */
  readonly papers: readonly Row[]
  readonly weight: number
}

/** A column's text or number as text. */
export function word(row: Row, column: string): string {
  const value = row[column]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A JSON value as a row; anything else is an empty one. */
export function asRow(value: Json): Row {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, one ?? null]))
}

/**
 * Reads the samples with their events, lines of books and receipts. The number of an event's transaction is the copy's own;
 * read along, it could by chance be taken for one of the words that are swapped.
 */
export async function readOriginals(sql: Sql, samples: readonly Sample[]): Promise<Original[]> {
  return Promise.all(
    samples.map(async ({ code, weight }): Promise<Original> => {
      const [row] = await sql<
        { dossier: Row; events: Row[]; entries: Row[]; payments: Row[]; papers: Row[] }[]
      >`
        select to_jsonb(d) as dossier,
          coalesce((select jsonb_agg(to_jsonb(e) - 'txid' order by e.id) from events e where e.noun_id = d.id), '[]') as events,
          coalesce((select jsonb_agg(to_jsonb(r)) from register_entries r where r.code = d.code), '[]') as entries,
          coalesce((select jsonb_agg(to_jsonb(p)) from payments p where p.dossier_id = d.id), '[]') as payments,
          coalesce((select jsonb_agg(to_jsonb(o)) from originals o where o.dossier_id = d.id), '[]') as papers
        from dossiers d where d.code = ${code}`
      if (!row) throw new Error(`there is no sample ${code}`)
      return { ...row, weight }
    }),
  )
}

/** One of them, by the share of its weight (0 to 1). */
export function weighted(originals: readonly Original[], share: number): Original {
  const total = originals.reduce((sum, { weight }) => sum + weight, 0)
  let left = share * total
  for (const original of originals) {
    left -= original.weight
    if (left < 0) return original
  }
  const [first] = originals
  if (!first) throw new Error('there are no samples to copy')
  return first
}
