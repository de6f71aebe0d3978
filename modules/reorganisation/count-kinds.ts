import type { Reader } from '#platform/database.ts'
import type { Kinds } from './kinds.ts'

type Asked = {
  /** Agencies that end. */
  readonly agencies: readonly string[]
  /** The first day on which none of their counters works. */
  readonly from: string
  readonly now: string
}

/** Counts what is open at agencies that end, kind by kind: before a run what is to go, after it what was left. */
export async function countKinds(sql: Reader, { agencies, from, now }: Asked): Promise<Kinds> {
  const [row] = await sql<Kinds[]>`
    with old as materialized (select unnest(${[...agencies]}::uuid[]) as id)
    select
      (select count(*)::int from originals where holder in ('officer', 'agency') and agency_id in (select id from old)) as originals,
      (select count(*)::int from transfer_slips where state <> 'closed'
        and (from_agency_id in (select id from old) or to_agency_id in (select id from old))) as slips,
      (select count(*)::int from originals where holder = 'archive' and agency_id in (select id from old)) as archives,
      (select count(*)::int from archive_boxes where agency_id in (select id from old)) as boxes,
      (select count(*)::int from tickets where state = 'booked' and day >= ${from}
        and agency_id in (select id from old)) as appointments,
      (select count(*)::int from desks where (valid_to is null or valid_to > ${from}) and agency_id in (select id from old)) as desks,
      (select count(*)::int from registers where closed_at is null and agency_id in (select id from old)) as registers,
      (select count(distinct agency_id)::int from code_patterns where agency_id in (select id from old)) as codes,
      (select count(*)::int from delegations where (revoked_at is null or revoked_at > ${now})
        and (valid_to is null or valid_to > ${now}) and agency_id in (select id from old)) as delegations,
      (select count(distinct agency_id)::int from calendars where agency_id in (select id from old)) as calendars,
      (select count(*)::int from appointments where (valid_to is null or valid_to > ${from})
        and agency_id in (select id from old)) as posts`
  if (!row) throw new Error('the kinds could not be counted')
  return row
}
