import type { Served } from './served.ts'

/** What one receipt said that was printed without the line. */
export type Taken = { readonly code: string; readonly due: string }

/** What the house has of what was taken in without the line. */
export type Judged = {
  readonly taken: number
  readonly stored: number
  readonly lost: number
  /** Dossiers beyond one for each, by their codes and by what was written on them. */
  readonly doubled: number
  /** Codes given twice, or of no block that a desk held. */
  readonly foreign_codes: number
  /** Desks whose things were not sent in the order they were taken in. */
  readonly disordered: number
  /** Printed days that differ from the house's. */
  readonly other_days: number
  /** Hours between the first and the last, by what the dossiers say. */
  readonly hours: number
}

type Row = { readonly code: string; readonly due: string; readonly is_held: boolean }

/** Compares the receipts of each desk, in the order they were printed, with the house. */
export async function judgeCut({ look }: Served, taken: readonly (readonly Taken[])[]): Promise<Judged> {
  const all = taken.flat()
  const codes = all.map(({ code }) => code)
  const stored = await look(
    (sql) => sql<Row[]>`
      select code, to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI') as due,
        exists (select from code_leases l where starts_with(code, l.prefix)
          and substr(code, length(l.prefix) + 1)::int between l.first and l.last) as is_held
      from dossiers where code in ${sql(codes)}`,
  )
  const [span] = await look(
    (sql) => sql<{ hours: number }[]>`
      select coalesce(round(extract(epoch from max(accepted_at) - min(accepted_at)) / 3600, 1), 0)::float8 as hours
      from dossiers where code in ${sql(codes)}`,
  )
  const [made] = await look(
    (sql) => sql<{ beyond: number; twice: number }[]>`
      select count(*) filter (where exists (select from offline_items i where i.code = d.code)
          and code not in ${sql(codes)})::int as beyond,
        (count(*) - count(distinct answers ->> 'document'))::int as twice
      from dossiers d where answers ->> 'document' ~ '^Bằng [0-9]+-[0-9]+$'`,
  )
  const sent = await look(
    (sql) => sql<{ code: string }[]>`select code from offline_items order by sent_at, code`,
  )
  const found = new Map(stored.map((row) => [row.code, row]))
  return {
    ...{ taken: all.length, stored: stored.length, hours: span?.hours ?? 0 },
    lost: codes.filter((code) => !found.has(code)).length,
    doubled: (made?.beyond ?? 0) + (made?.twice ?? 0),
    foreign_codes: codes.length - new Set(codes).size + stored.filter(({ is_held }) => !is_held).length,
    disordered: taken.filter((desk) => !isInOrder(desk, sent)).length,
    other_days: all.filter(({ code, due }) => found.has(code) && found.get(code)?.due !== due).length,
  }
}

function isInOrder(desk: readonly Taken[], sent: readonly { readonly code: string }[]): boolean {
  const places = new Map(desk.map(({ code }, place) => [code, place]))
  const order = sent.flatMap(({ code }) => places.get(code) ?? [])
  return order.every((place, index) => place === index)
}
