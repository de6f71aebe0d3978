import { eventInsert, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { Desk, OnDuty } from './desk.ts'

type DeskRow = Omit<Desk, 'officers'> & { readonly version: number }
type DutyRow = OnDuty & { readonly desk_id: string; readonly version: number }

const DESK = 'd.id, d.version, d.agency_id, d.unit_id, d.number, d.handles, d.phone, d.valid_from, d.valid_to'

/** What of the directory is asked for: a unit or one desk, as of a day, or with what comes later. */
export type Asked = {
  readonly unit?: number | undefined
  readonly desk?: string | undefined
  readonly on: string
  /** Also what begins after the day: for those who keep it. */
  readonly withLater?: boolean | undefined
}

/** The desks of a unit as of a day, by agency and number, each with who is on duty. */
export async function listDesks(sql: Reader, { unit, desk, on, withLater = false }: Asked): Promise<Desk[]> {
  const begun = (table: string) => (withLater ? sql`true` : sql`${sql.unsafe(table)}.valid_from <= ${on}`)
  const [desks, duties] = await Promise.all([
    sql<DeskRow[]>`
      select ${sql.unsafe(DESK)} from desks d
      where ${unit === undefined ? sql`d.id = ${desk ?? null}` : sql`d.unit_id = ${unit}`}
        and ${begun('d')} and (d.valid_to is null or ${on} < d.valid_to)
      order by d.agency_id, d.number`,
    sql<DutyRow[]>`
      select t.id, t.version, t.desk_id, t.account_id, a.full_name as name, a.title, coalesce(t.phone, d.phone) as phone,
        t.valid_from, t.valid_to
      from desk_duties t join desks d on d.id = t.desk_id join accounts a on a.id = t.account_id
      where ${unit === undefined ? sql`d.id = ${desk ?? null}` : sql`d.unit_id = ${unit}`}
        and ${begun('t')} and (t.valid_to is null or ${on} < t.valid_to) and a.closed_at is null
      order by t.valid_from, a.full_name, t.id`,
  ])
  const byDesk = Map.groupBy(duties, ({ desk_id }) => desk_id)
  return desks.map(({ version: _version, ...one }) => ({
    ...one,
    officers: (byDesk.get(one.id) ?? []).map(({ desk_id: _desk, version: _counted, ...officer }) => officer),
  }))
}

/** A desk held for this transaction; null where there is none. */
export async function lockDesk(work: Work, id: string): Promise<DeskRow | null> {
  const [row] = await work.trx<
    DeskRow[]
  >`select ${work.trx.unsafe(DESK)} from desks d where id = ${id} for update`
  return row ?? null
}

/** A duty held for this transaction, with its desk's place; null where there is none. */
export async function lockDuty(work: Work, id: string): Promise<(DutyRow & DeskPlace) | null> {
  const [row] = await work.trx<(DutyRow & DeskPlace)[]>`
    select t.id, t.version, t.desk_id, t.account_id, '' as name, '' as title, t.phone, t.valid_from, t.valid_to,
      d.agency_id, d.unit_id
    from desk_duties t join desks d on d.id = t.desk_id where t.id = ${id} for update of t`
  return row ?? null
}

type DeskPlace = { readonly agency_id: string; readonly unit_id: number }

/** Writes a desk with its event; answers false where the number is taken at the agency. */
export async function insertDesk(work: Work, desk: Omit<Desk, 'officers' | 'valid_to'>): Promise<boolean> {
  const { trx } = work
  const rows = await trx`
    with written as (
      insert into desks (id, version, agency_id, unit_id, number, handles, phone, valid_from)
      values (${desk.id}, 1, ${desk.agency_id}, ${desk.unit_id}, ${desk.number}, ${desk.handles}, ${desk.phone}, ${desk.valid_from})
      on conflict do nothing returning id
    )
    select id from written`
  if (rows.length === 0) return false
  const { id, agency_id, unit_id, ...data } = desk
  await eventInsert(work, { ...told('desk', { id, version: 1, act: 'open_desk' }), agency_id, unit_id, data })
  return true
}

/** Ends a desk on a day, and every duty at it with it. */
export async function updateDeskEnd(work: Work, desk: DeskRow, on: string): Promise<void> {
  const { trx } = work
  const { id, agency_id, unit_id } = desk
  await trx`
    update desk_duties set version = version + 1, valid_to = greatest(valid_from, ${on}::date)
    where desk_id = ${id} and (valid_to is null or valid_to > ${on}::date)`
  await trx`
    with ended as (update desks set version = version + 1, valid_to = ${on} where id = ${id})
    ${eventInsert(work, { ...told('desk', { id, version: desk.version + 1, act: 'close_desk' }), agency_id, unit_id, data: { valid_to: on } })}`
}

/** A duty to be written. */
export type NewDuty = Omit<OnDuty, 'name' | 'title'>

/** Writes who is on duty at a desk, with its event. */
export async function insertDuty(work: Work, desk: DeskRow, duty: NewDuty): Promise<void> {
  const { agency_id, unit_id } = desk
  const { id, account_id, phone, valid_from, valid_to } = duty
  const data = { desk: desk.id, account: account_id, valid_from, valid_to }
  await work.trx`
    with written as (
      insert into desk_duties (id, version, desk_id, account_id, phone, valid_from, valid_to)
      values (${id}, 1, ${desk.id}, ${account_id}, ${phone}, ${valid_from}, ${valid_to})
    )
    ${eventInsert(work, { ...told('duty', { id, version: 1, act: 'put_on_duty' }), agency_id, unit_id, data })}`
}

/** Ends a duty on a day, with its event. */
export async function updateDutyEnd(work: Work, duty: DutyRow & DeskPlace, on: string): Promise<void> {
  const { id, agency_id, unit_id, version } = duty
  await work.trx`
    with ended as (update desk_duties set version = version + 1, valid_to = ${on} where id = ${id})
    ${eventInsert(work, { ...told('duty', { id, version: version + 1, act: 'end_duty' }), agency_id, unit_id, data: { valid_to: on } })}`
}

type Told = { readonly id: string; readonly version: number; readonly act: string }

function told(noun: 'desk' | 'duty', { id, version, act }: Told) {
  return { module: 'directory', noun, noun_id: id, noun_version: version, act }
}
