import type { Reader } from '#platform/database.ts'
import { deterministicId } from '#platform/ids.ts'

/** A desk to load with the accounts on duty at it. */
export type LoadedDesk = {
  readonly agency_id: string
  readonly unit_id: number
  readonly number: number
  readonly handles: string
  readonly phone: string | null
  readonly from: string
  readonly officers: readonly string[]
}

/** Puts desks into a house, each under an id of its own; what is there already is left alone. Answers how many are new. */
export async function loadDesks(sql: Reader, desks: readonly LoadedDesk[]): Promise<number> {
  const rows = desks.map((desk) => ({
    ...desk,
    id: deterministicId(`desk ${desk.agency_id} ${desk.number}`),
  }))
  const { count } = await sql`
    insert into desks (id, version, agency_id, unit_id, number, handles, phone, valid_from)
    select id, 1, agency_id, unit_id, number, handles, phone, "from"
    from jsonb_to_recordset(${sql.json(rows.map(({ officers: _officers, ...row }) => row))}) as r
      (id uuid, agency_id uuid, unit_id int, number int, handles text, phone text, "from" date)
    on conflict do nothing`
  const duties = rows.flatMap(({ id, officers, from }) =>
    officers.map((account) => ({
      id: deterministicId(`duty ${id} ${account}`),
      desk_id: id,
      account_id: account,
      from,
    })),
  )
  await sql`
    insert into desk_duties (id, version, desk_id, account_id, valid_from)
    select id, 1, desk_id, account_id, "from"
    from jsonb_to_recordset(${sql.json(duties)}) as r (id uuid, desk_id uuid, account_id uuid, "from" date)
    on conflict do nothing`
  return count
}
