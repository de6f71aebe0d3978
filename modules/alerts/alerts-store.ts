import type { Work } from '#modules/record'
import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Alert } from './alert.ts'

const COLUMNS = `id, rule_key, rule_from, cause, since, dossier_id, unit_id, raised_at, step, next_at, taken_up_at,
  taken_up_by_name, note, cleared_at, version`

/** Keeps alerts that are not there yet: neither this cause at this time, nor the same cause still standing. */
export function insertAlerts(
  trx: Trx,
  alerts: readonly (Alert & { readonly agency_ids: readonly string[] })[],
): Promise<Alert[]> {
  return trx<Alert[]>`
    insert into alerts (id, rule_key, rule_from, cause, since, dossier_id, unit_id, agency_ids, raised_at, next_at)
    select r.id, r.rule_key, r.rule_from, r.cause, r.since, r.dossier_id, r.unit_id, r.agency_ids, r.raised_at, r.next_at
    from jsonb_populate_recordset(null::alerts, ${jsonOf(trx, alerts)}) r
    where not exists (select from alerts a
      where a.rule_key = r.rule_key and a.cause = r.cause and a.cleared_at is null)
    on conflict do nothing
    returning ${trx.unsafe(COLUMNS)}`
}

/** What a rule has told of some causes, and every cause of it that stands. */
export function selectTold(
  sql: Reader,
  ruleKey: string,
  causes: readonly string[],
): Promise<{ id: string; cause: string; since: string; stands: boolean }[]> {
  return sql<{ id: string; cause: string; since: string; stands: boolean }[]>`
    select id, cause, since, cleared_at is null as stands from alerts
    where rule_key = ${ruleKey} and (cleared_at is null or cause = any (${[...causes]}))`
}

/** Closes alerts whose cause is gone. */
export function clearAlerts(trx: Trx, ids: readonly string[], now: string): Promise<Alert[]> {
  return trx<Alert[]>`
    update alerts set cleared_at = ${now}, next_at = null, version = version + 1
    where id = any (${[...ids]}::uuid[]) and cleared_at is null returning ${trx.unsafe(COLUMNS)}`
}

/** Alerts whose time has come to go on to the next step, held; those somebody else is at are left to him. */
export function lockGoingOn(trx: Trx, now: string, limit: number): Promise<Alert[]> {
  return trx<Alert[]>`
    select ${trx.unsafe(COLUMNS)} from alerts where next_at <= ${now} order by next_at, id limit ${limit}
    for update skip locked`
}

/** Notes that an alert went on. */
export async function updateStep(trx: Trx, { id, step, next_at }: Alert): Promise<void> {
  await trx`update alerts set step = ${step}, next_at = ${next_at}, version = version + 1 where id = ${id}`
}

/** Alerts behind the wall, held until the end of the transaction. */
export function lockAlerts(work: Work, ids: readonly string[]): Promise<Alert[]> {
  return work.trx<Alert[]>`
    select ${work.trx.unsafe(COLUMNS)} from alerts where id = any (${[...ids]}::uuid[]) order by id for update`
}

/** Notes who took an alert up; it goes no further. */
export async function updateTakenUp(work: Work, { id, note }: Alert): Promise<void> {
  const { trx, actor, now } = work
  await trx`update alerts set taken_up_at = ${now}, taken_up_by = ${actor.id}, taken_up_by_name = ${actor.name},
    note = ${note}, next_at = null, version = version + 1 where id = ${id}`
}

export type WantedAlerts = {
  readonly units?: readonly number[] | undefined
  /** Only those whose cause still stands, or only those whose cause is gone. */
  readonly isStanding?: boolean | undefined
  readonly rule?: string | undefined
  readonly limit: number
}

/** Alerts behind the reader's wall: what nobody took up first, the oldest of those first; then the newest. */
export function selectAlerts(
  sql: Reader,
  { units, isStanding, rule, limit }: WantedAlerts,
): Promise<Alert[]> {
  return sql<Alert[]>`
    select ${sql.unsafe(COLUMNS)} from alerts
    where true ${units ? sql`and unit_id = any (${[...units]}::int[])` : sql``}
      ${isStanding === undefined ? sql`` : sql`and (cleared_at is null) = ${isStanding}`}
      ${rule ? sql`and rule_key = ${rule}` : sql``}
    order by cleared_at is not null, taken_up_at is not null,
      case when taken_up_at is null then raised_at end, raised_at desc, id
    limit ${limit}`
}

/** How many stand by rule, and how many of those nobody took up. */
export function countAlerts(
  sql: Reader,
  units: readonly number[] | undefined,
): Promise<{ rule_key: string; standing: number; untaken: number }[]> {
  return sql<{ rule_key: string; standing: number; untaken: number }[]>`
    select rule_key, count(*) as standing, count(*) filter (where taken_up_at is null) as untaken from alerts
    where cleared_at is null ${units ? sql`and unit_id = any (${[...units]}::int[])` : sql``}
    group by rule_key order by rule_key`
}
