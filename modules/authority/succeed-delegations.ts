import { type Work } from '#modules/record'
import type { Json, Trx } from '#platform/database.ts'
import { deterministicId } from '#platform/ids.ts'
import { forgetFacts } from './authority-for.ts'

/** An agency that ends, the one in its place, and the units its delegations may name, old to new. */
export type OfficeSuccession = {
  readonly agency: string
  readonly successor: string
  readonly successor_unit: number
}

type Asked = {
  readonly offices: readonly OfficeSuccession[]
  /** Units that end, each with those that took it over. */
  readonly units: ReadonlyMap<number, readonly number[]>
  readonly rule: 'end' | 'continue'
  /** The moment from which the old ones do not hold any more, in UTC. */
  readonly at: string
  readonly plan: string
  readonly reason: string
}

type Row = {
  readonly id: string
  readonly agency_id: string
  readonly to_account: string
  readonly parent_id: string | null
  readonly units: readonly number[] | null
}

/**
 * Kết thúc, chuyển tiếp văn bản giao quyền: delegations of agencies that end hold until the moment; by the rule the same
 * instrument goes on at the agency in its place, from the moment on. Answers the ids of those that were ended and made.
 */
export async function succeedDelegations(
  work: Work,
  asked: Asked,
): Promise<{ readonly ended: readonly string[]; readonly made: readonly string[] }> {
  const { trx } = work
  const offices = new Map(asked.offices.map((office) => [office.agency, office]))
  const rows = await trx<Row[]>`
    update delegations set revoked_at = ${asked.at}, revoked_reason = ${asked.reason}
    where agency_id = any (${[...offices.keys()]}::uuid[]) and revoked_at is null
      and (valid_to is null or valid_to > ${asked.at}) and valid_from < ${asked.at}
    returning id, agency_id, to_account, parent_id, units`
  const ended = rows.map(({ id }) => id)
  const copyOf = (id: string): string => deterministicId(`delegation ${id} after ${asked.plan}`)
  const going = asked.rule === 'continue' ? rows : []
  const parents = new Set([...ended, ...(await endedBefore(trx, going, copyOf))])
  const copies: Json = going.flatMap(({ id, agency_id, parent_id, units }) => {
    const office = offices.get(agency_id)
    if (!office) return []
    const place = { agency_id: office.successor, unit_id: office.successor_unit }
    const named = units && [...new Set(units.flatMap((unit) => asked.units.get(unit) ?? [unit]))]
    const parent = parent_id !== null && parents.has(parent_id) ? copyOf(parent_id) : parent_id
    return [{ was: id, id: copyOf(id), parent_id: parent, units: named, ...place }]
  })
  const made = await trx<{ id: string; to_account: string; agency_id: string }[]>`
    insert into delegations (id, kind, agency_id, unit_id, from_position, to_account, parent_id, procedures, units,
      most_money, may_redelegate, instrument_number, instrument_on, valid_from, valid_to, granted_by, granted_at)
    select g.id, d.kind, g.agency_id, g.unit_id, d.from_position, d.to_account, g.parent_id, d.procedures, g.units,
      d.most_money, d.may_redelegate, d.instrument_number, d.instrument_on, ${asked.at}, d.valid_to, d.granted_by, ${work.now}
    from jsonb_to_recordset(${trx.json(copies)}::jsonb) as g (was uuid, id uuid, parent_id uuid, units int[], agency_id uuid, unit_id int)
      join delegations d on d.id = g.was
    on conflict do nothing returning id, to_account, agency_id`
  await renewAll(work, [...rows, ...made])
  return { ended, made: made.map(({ id }) => id) }
}

/** What was passed on after the delegation it comes from had been prepared: that one goes on already. */
async function endedBefore(
  trx: Trx,
  rows: readonly Row[],
  copyOf: (id: string) => string,
): Promise<readonly string[]> {
  const parents = new Map(rows.flatMap(({ parent_id: id }) => (id === null ? [] : [[copyOf(id), id]])))
  if (parents.size === 0) return []
  const there = await trx<{ id: string }[]>`
    select id from delegations where id = any (${[...parents.keys()]}::uuid[])`
  return there.flatMap(({ id }) => parents.get(id) ?? [])
}

/** Undoes it: the old ones hold again, the new ones end at this moment. */
export async function restoreDelegations(
  work: Work,
  { ended, made, reason }: { ended: readonly string[]; made: readonly string[]; reason: string },
): Promise<void> {
  const { trx, now } = work
  const back = await trx<Row[]>`
    update delegations set revoked_at = null, revoked_reason = null where id = any (${[...ended]}::uuid[])
    returning id, agency_id, to_account, parent_id, units`
  const over = await trx<Row[]>`
    update delegations set revoked_at = greatest(valid_from, ${now}), revoked_reason = ${reason}
    where id = any (${[...made]}::uuid[]) and revoked_at is null
    returning id, agency_id, to_account, parent_id, units`
  await renewAll(work, [...back, ...over])
}

async function renewAll(
  { trx }: Work,
  rows: readonly { readonly to_account: string; readonly agency_id: string }[],
): Promise<void> {
  const pairs: Json = [...new Set(rows.map((row) => `${row.to_account} ${row.agency_id}`))].map((pair) => {
    const [account = '', agency = ''] = pair.split(' ')
    return { account, agency }
  })
  await trx`select renew_delegate_posts(account, agency)
    from jsonb_to_recordset(${trx.json(pairs)}::jsonb) as p (account uuid, agency uuid)`
  forgetFacts(trx)
}
