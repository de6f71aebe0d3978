import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { Slip } from './slip.ts'

const COLUMNS = `id, code, from_agency_id, from_account_id, from_name, to_agency_id, courier, note, sent_at, state, original_ids,
  received_ids, missing_ids, taken_back_ids, refused, closed_at, closed_by_name, version`

/** Keeps a new slip. */
export async function insertSlip({ trx }: Pick<Work, 'trx'>, slip: Slip): Promise<void> {
  const { id, code, from_agency_id, from_account_id, from_name, to_agency_id, courier, note, sent_at } = slip
  await trx`
    insert into transfer_slips (id, code, from_agency_id, from_account_id, from_name, to_agency_id, courier, note, sent_at,
      original_ids)
    values (${id}, ${code}, ${from_agency_id}, ${from_account_id}, ${from_name}, ${to_agency_id}, ${courier}, ${note},
      ${sent_at}, ${[...slip.original_ids]}::uuid[])`
}

/** The slip of a code behind the reader's wall: the agency it came from, or the one it goes to. */
export async function selectSlip(sql: Reader, code: string): Promise<Slip | null> {
  const [slip] = await sql<Slip[]>`select ${sql.unsafe(COLUMNS)} from transfer_slips where code = ${code}`
  return slip ?? null
}

/** As `selectSlip`, held until the end of the transaction. */
export async function lockSlip({ trx }: Pick<Work, 'trx'>, code: string): Promise<Slip | null> {
  const [slip] = await trx<Slip[]>`
    select ${trx.unsafe(COLUMNS)} from transfer_slips where code = ${code} for update`
  return slip ?? null
}

/** To which agency a slip goes that the reader does not see; null where there is none. */
export async function slipAddressee(sql: Reader, code: string): Promise<string | null> {
  const [row] = await sql<{ agency: string | null }[]>`select slip_addressee(${code}) as agency`
  return row?.agency ?? null
}

/** What became of a slip's papers. */
export async function updateSlip({ trx }: Pick<Work, 'trx'>, slip: Slip): Promise<void> {
  const { id, state, received_ids, missing_ids, taken_back_ids, refused, closed_at, closed_by_name } = slip
  await trx`
    update transfer_slips set state = ${state}, received_ids = ${[...received_ids]}::uuid[],
      missing_ids = ${[...missing_ids]}::uuid[], taken_back_ids = ${[...taken_back_ids]}::uuid[],
      refused = ${refused ? trx.json(refused) : null}, closed_at = ${closed_at}, closed_by_name = ${closed_by_name},
      version = version + 1
    where id = ${id}`
}

/** Slips not closed yet that go to some agencies, or come from them; the oldest first. */
export function selectOpenSlips(
  sql: Reader,
  side: 'to' | 'from',
  agencies: readonly string[],
): Promise<Slip[]> {
  const column = sql.unsafe(side === 'to' ? 'to_agency_id' : 'from_agency_id')
  return sql<Slip[]>`
    select ${sql.unsafe(COLUMNS)} from transfer_slips
    where ${column} = any (${[...agencies]}::uuid[]) and state <> 'closed' order by sent_at, id limit 200`
}
