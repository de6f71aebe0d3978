import { randomUUID } from 'node:crypto'
import { recordEvent, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { CalendarContent } from './calendar-content.ts'
import type { CalendarVersion } from './calendar-versions.ts'
import { mustBeOver, type OutageRow, type OutageScope } from './outage.ts'

const COLUMNS = `id, unit_ids, agency_ids, from_at, to_at, legal_basis, reason, recorded_at, recorder, withdrawn_at,
  withdrawal_reason`

/** Writes an outage that is over, and its event. */
export async function insertOutage(
  work: Work,
  said: OutageScope & Pick<OutageRow, 'legal_basis' | 'reason'>,
): Promise<OutageRow> {
  const { trx, actor, now } = work
  mustBeOver(said, now)
  const { unit_ids, agency_ids, from_at, to_at, legal_basis, reason } = said
  const row: OutageRow = {
    ...{ id: randomUUID(), unit_ids, agency_ids, from_at, to_at, legal_basis, reason },
    ...{ recorded_at: now, recorder: actor.name, withdrawn_at: null, withdrawal_reason: null },
  }
  await trx`insert into outages (id, unit_ids, agency_ids, from_at, to_at, legal_basis, reason, recorded_at, recorded_by,
      recorder)
    values (${row.id}, ${[...unit_ids]}, ${[...agency_ids]}, ${from_at}, ${to_at}, ${legal_basis}, ${reason}, ${now},
      ${actor.id}, ${actor.name})`
  await tellOutage(work, row, 'record')
  return row
}

/** The agency and every one under it, itself first: whom its outage met. */
export async function agenciesUnder(sql: Reader, agency: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with recursive under (id, depth) as (
      select ${agency}::uuid, 0
      union
      select agencies.id, under.depth + 1 from under join agencies on agencies.parent_id = under.id
      where under.depth < 20
    )
    select id from under order by depth, id`
  return rows.map(({ id }) => id)
}

/** One outage; locked where it is going to change. */
export async function selectOutage(sql: Reader, id: string, lock = false): Promise<OutageRow | null> {
  const [row] = await sql<OutageRow[]>`
    select ${sql.unsafe(COLUMNS)} from outages where id = ${id} ${lock ? sql`for update` : sql``}`
  return row ?? null
}

/** Every outage, the latest recorded first; standing: without those taken back, the first recorded first. */
export async function selectOutages(sql: Reader, only: 'all' | 'standing'): Promise<readonly OutageRow[]> {
  return only === 'all'
    ? await sql<OutageRow[]>`select ${sql.unsafe(COLUMNS)} from outages order by recorded_at desc, id`
    : await sql<OutageRow[]>`
        select ${sql.unsafe(COLUMNS)} from outages where withdrawn_at is null order by recorded_at, id`
}

/** The standing outages an owner's calendar says itself: the city's (null), or those recorded for that agency. */
export async function selectOutagesOf(sql: Reader, agency: string | null): Promise<readonly OutageRow[]> {
  return await sql<OutageRow[]>`
    select ${sql.unsafe(COLUMNS)} from outages
    where withdrawn_at is null and unit_ids = '{}' and agency_ids[1] is not distinct from ${agency}::uuid
    order by from_at, id`
}

/** What a version says together with the outages recorded for its owner: the calendar as a file. */
export async function withOutages(
  sql: Reader,
  { agency_id, content }: Pick<CalendarVersion, 'agency_id' | 'content'>,
): Promise<CalendarContent> {
  const recorded = (await selectOutagesOf(sql, agency_id)).map(({ from_at, to_at, legal_basis, reason }) => ({
    ...{ from_at, to_at, legal_basis, name: { vi: reason, en: reason } },
  }))
  return { ...content, outages: [...content.outages, ...recorded] }
}

/** Takes an outage back, with its event. */
export async function updateWithdrawn(work: Work, row: OutageRow, reason: string): Promise<OutageRow> {
  const { trx, actor, now } = work
  await trx`update outages set withdrawn_at = ${now}, withdrawn_by = ${actor.id}, withdrawal_reason = ${reason}
    where id = ${row.id}`
  await tellOutage(work, row, 'withdraw')
  return { ...row, withdrawn_at: now, withdrawal_reason: reason }
}

async function tellOutage(work: Work, row: OutageRow, act: 'record' | 'withdraw'): Promise<void> {
  const { from_at, to_at, unit_ids, agency_ids } = row
  await recordEvent(work, {
    ...{ module: 'calendar', noun: 'outage', noun_id: row.id, act },
    ...{ noun_version: act === 'record' ? 1 : 2, agency_id: agency_ids[0] ?? null },
    unit_id: unit_ids.length === 1 ? (unit_ids[0] ?? null) : null,
    data: { from_at, to_at, unit_ids, agency_ids },
  })
}
