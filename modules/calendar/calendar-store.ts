import type { Reader } from '#platform/database.ts'
import type { CalendarContent } from './calendar-content.ts'

/** A stored version; `content` is null for one the asker already holds. With `from_at` it is an outage instead. */
export type CalendarRow = {
  readonly id: string
  readonly content: unknown
  readonly from_at: string | null
  readonly to_at: string | null
  readonly legal_basis: string | null
}

/**
 * The versions in force for an agency on a day: the city's, then those along its parents, its own last; and after them
 * the outages that met it. One of long ago is left out: a dossier that still runs has it among its own intervals.
 */
export async function selectCalendars(
  sql: Reader,
  asked: {
    readonly agency: string | null
    readonly on: string
    /** Only what was known at this moment: how an appointment given then is explained. Null: all that is known. */
    readonly known: string | null
    readonly held: readonly string[]
  },
): Promise<CalendarRow[]> {
  return sql<CalendarRow[]>`
    with recursive line (agency_id, depth) as (
      select ${asked.agency}::uuid, 0
      union all
      select agencies.parent_id, line.depth + 1
      from line join agencies on agencies.id = line.agency_id
      where agencies.parent_id is not null and line.depth < 20
    ),
    owners (agency_id, depth) as (
      select agency_id, depth from line where agency_id is not null
      union all
      select null, 1000
    )
    select version.id, case when version.id = any (${[...asked.held]}::uuid[]) then null else version.content end as content,
      null::timestamptz as from_at, null::timestamptz as to_at, null::text as legal_basis, owners.depth
    from owners
    cross join lateral (
      select id, content from calendars
      where calendars.agency_id is not distinct from owners.agency_id and effective_on <= ${asked.on}
        and (${asked.known}::timestamptz is null or number = 1 or coalesce(saved_at, loaded_at) <= ${asked.known})
      order by number desc
      limit 1
    ) as version
    union all
    select id, null, from_at, to_at, legal_basis || ' (' || reason || ')', -1 from outages
    where to_at > ${asked.on}::date - 400
      and case when ${asked.known}::timestamptz is null then withdrawn_at is null
        else recorded_at <= ${asked.known} and (withdrawn_at is null or withdrawn_at > ${asked.known}) end
      and ((unit_ids = '{}' and agency_ids = '{}') or ${asked.agency}::uuid = any (agency_ids)
        or (select unit_id from agencies where id = ${asked.agency}::uuid) = any (unit_ids))
    order by depth desc, from_at, id`
}

/** Ids of agencies by slug. */
export async function selectAgencyIds(sql: Reader, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ slug: string; id: string }[]>`
    select slug, id from agencies where slug = any (${[...slugs]}::text[])`
  return new Map(rows.map((row) => [row.slug, row.id]))
}

/** Writes a new version unless the last one says the same. Answers whether it was written. */
export async function insertCalendar(
  sql: Reader,
  agency: string | null,
  content: CalendarContent,
): Promise<boolean> {
  const { count } = await sql`
    insert into calendars (agency_id, number, effective_on, content)
    select ${agency}::uuid, coalesce(last.number, 0) + 1, ${content.effective_on}::date, ${sql.json(content)}::jsonb
    from (select 1) as one
    left join lateral (
      select number, content from calendars
      where agency_id is not distinct from ${agency}::uuid
      order by number desc
      limit 1
    ) as last on true
    where last.content is distinct from ${sql.json(content)}::jsonb`
  return count > 0
}

/** Days after one and until another on which a calendar of an agency's line, or the city's, begins to count. */
export async function selectChanges(
  sql: Reader,
  { agency, after, until }: { readonly agency: string; readonly after: string; readonly until: string },
): Promise<string[]> {
  const rows = await sql<{ day: string }[]>`
    with recursive line (agency_id, depth) as (
      select ${agency}::uuid, 0
      union all
      select agencies.parent_id, line.depth + 1
      from line join agencies on agencies.id = line.agency_id
      where agencies.parent_id is not null and line.depth < 20
    )
    select distinct effective_on as day from calendars
    where (agency_id is null or agency_id in (select agency_id from line))
      and effective_on > ${after} and effective_on <= ${until} order by 1`
  return rows.map(({ day }) => day)
}
