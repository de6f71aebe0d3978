import type { Fragment, Reader } from '#platform/database.ts'
import { STANDS } from './views.ts'

/** In which state a dossier was after one of its events. */
type PastStep = { readonly at: string; readonly state: string }

/** How a dossier stood after one of its events. */
export type CourseStep = PastStep & {
  readonly holder: string | null
  readonly due_at: string | null
}

/** Đường đi của hồ sơ: one accepted dossier with how it stood after each of its events, the first first. */
export type Course = {
  readonly dossier_id: string
  readonly procedure: string
  readonly steps: readonly CourseStep[]
}

/** The same of a dossier that has ended, of which nothing is asked but how long it took. */
type PastCourse = { readonly procedure: string; readonly steps: readonly PastStep[] }

/** Finished dossiers of one unit that are read at most, the newest first; enough to know its pace. */
const MOST_ENDED = 400

/** The courses of a unit's accepted dossiers that stand, and of those that ended since a moment. For the forecast. */
export function listCourses(
  sql: Reader,
  { unit, since }: { readonly unit: number; readonly since: string },
): Promise<Course[]> {
  return tell(
    sql,
    sql`
      select id from dossiers where unit_id = ${unit} and accepted_at is not null and ${sql.unsafe(STANDS)}
      union
      (select id from dossiers where unit_id = ${unit} and accepted_at is not null and last_at >= ${since}
        order by last_at desc limit ${MOST_ENDED})`,
  )
}

/**
 * The courses of the dossiers that were finished last, of all units: what a unit that has too few of its own is held against.
 * They are many, and read for every few units: no more of them than is asked.
 *
 * The index that says whom to forget gives them in their order; of what stands and what is forgotten it reads little. Their
 * events are then asked one dossier at a time: left to itself the server may read all events of the house instead.
 */
export async function listFinishedCourses(sql: Reader, limit: number): Promise<PastCourse[]> {
  const rows = await sql<(PastStep & { dossier_id: string; procedure: string })[]>`
    with wanted as materialized (
      select id from dossiers where finished_at is not null and forgotten_at is null
      order by coalesce(finished_at, last_at) desc limit ${limit}
    )
    select own.* from wanted w cross join lateral (
      select e.noun_id as dossier_id, e.data ->> 'procedure' as procedure, e.at, e.data ->> 'to' as state
      from events e where e.noun_id = w.id and e.noun = 'dossier' and e.data ? 'to'
      order by e.noun_version
    ) own`
  return [...Map.groupBy(rows, ({ dossier_id }) => dossier_id).values()].map((own) => ({
    procedure: own[0]?.procedure ?? '',
    steps: own.map(({ at, state }) => ({ at, state })),
  }))
}

async function tell(sql: Reader, wanted: Fragment): Promise<Course[]> {
  const rows = await sql<(CourseStep & { dossier_id: string; procedure: string })[]>`
    with wanted as (${wanted})
    select e.noun_id as dossier_id, e.data ->> 'procedure' as procedure, e.at, e.data ->> 'to' as state,
      e.data ->> 'holder' as holder, (e.data ->> 'due_at')::timestamptz as due_at
    from wanted w join events e on e.noun_id = w.id and e.noun = 'dossier'
    where e.data ? 'to' order by e.noun_id, e.noun_version`
  return [...Map.groupBy(rows, ({ dossier_id }) => dossier_id)].map(([dossier_id, own]) => ({
    dossier_id,
    procedure: own[0]?.procedure ?? '',
    steps: own.map(({ dossier_id: _id, procedure: _procedure, ...step }) => step),
  }))
}
