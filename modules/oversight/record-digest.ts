import { randomUUID } from 'node:crypto'
import { planOf } from '#modules/calendar'
import { eventInsert, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { DAY_MINUTES, dayOf, fromLocalMinute, toDayNumber } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import type { UnitDigest } from './digest.ts'
import { calendarOfUnit, readDigests } from './read-digest.ts'
import { communesOf } from './read-board.ts'

/** Ghi bản tin: a unit's digest as it stands when its doors open, once a working day; kept as recorded. */
export async function recordDigest(work: Work, unitId: number): Promise<UnitDigest> {
  const { trx, now } = work
  const [digest] = await readDigests(trx, { units: [unitId], now })
  if (work.actor.kind !== 'system' || !digest || !(await isOpen(trx, unitId, now))) throw notNow()
  const { turns, ...counts } = digest
  const id = randomUUID()
  const event = eventInsert(work, {
    ...{ module: 'oversight', noun: 'digest', noun_id: id, noun_version: 1, act: 'record' },
    ...{ agency_id: null, unit_id: unitId, data: counts },
  })
  const rows = await trx`
    with kept as (insert into digests ${trx({ ...counts, id, turns: trx.json(turns) })} returning id), told as (${event})
    select id from kept`
  if (rows.length === 0) throw notNow()
  return digest
}

/** Has this unit's working day begun? */
async function isOpen(sql: Reader, unitId: number, now: string): Promise<boolean> {
  const day = toDayNumber(dayOf(now))
  const [first] = planOf(await calendarOfUnit(sql, unitId, dayOf(now)), day).spans
  return first !== undefined && now >= fromLocalMinute(day * DAY_MINUTES + first.from)
}

/** Units whose doors are open and whose digest of today is not recorded yet. For the job. */
export async function listUndigested(sql: Reader, now: string): Promise<number[]> {
  const on = dayOf(now)
  const rows = await sql<{ unit_id: number }[]>`select unit_id from digests where on_day = ${on}`
  const done = new Set(rows.map((row) => row.unit_id))
  const left = (await communesOf(sql, on)).filter((unit) => !done.has(unit.id))
  const open = await Promise.all(left.map(async ({ id }) => ((await isOpen(sql, id, now)) ? [id] : [])))
  return open.flat()
}

/** The kept digests of a day, of these units or of all. */
export function listDigests(
  sql: Reader,
  asked: { readonly on: string; readonly units?: readonly number[] | undefined },
): Promise<UnitDigest[]> {
  const here = asked.units ? sql`and unit_id = any (${[...asked.units]}::int[])` : sql``
  return sql<UnitDigest[]>`
    select unit_id, on_day, at, until_at, hours, late, within_8, within_24, within_all, turns
    from digests where on_day = ${asked.on} ${here} order by unit_id`
}

/** The last days with a kept digest of these units or of any, the newest first. */
export async function listDigestDays(
  sql: Reader,
  asked: { readonly units?: readonly number[] | undefined; readonly limit: number },
): Promise<string[]> {
  const here = asked.units ? sql`where unit_id = any (${[...asked.units]}::int[])` : sql``
  const rows = await sql<{ on_day: string }[]>`
    select distinct on_day from digests ${here} order by on_day desc limit ${asked.limit}`
  return rows.map((row) => row.on_day)
}

function notNow() {
  return conflict('no_digest_now', {
    vi: 'Bản tin của đơn vị do hệ thống ghi một lần, khi mở cửa mỗi ngày làm việc.',
    en: 'A unit’s digest is recorded by the system, once, when its working day begins.',
  })
}
