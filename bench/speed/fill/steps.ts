/** What the verbs wrote at each step of a lifecycle, taken out of a house: the pattern all filled dossiers follow. */
import type { Sql } from '#platform/database.ts'

/** How many acts a finished dossier has behind it. */
export const LAST_STEP = 7

/** One step in one commune: the dossier as the act left it, and the act's event. */
export type PlayedStep = {
  readonly place: number
  readonly step: number
  readonly unit_code: string
  readonly dossier: Readonly<Record<string, unknown>>
  readonly act: string
  readonly actor_id: string
  readonly agency_id: string
  readonly unit_id: number
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Reads the first finished dossier of every commune: an act's remembered answer is the row it left. */
export async function readSteps(owner: Sql): Promise<PlayedStep[]> {
  return [
    ...(await owner<PlayedStep[]>`
      with first as (
        select distinct on (unit_id) id, unit_id from dossiers
        where delivery = 'delivered' and version = ${LAST_STEP} order by unit_id, submitted_at
      )
      select dense_rank() over (order by f.unit_id)::int as place, e.noun_version as step, v.code as unit_code,
        a.answer || jsonb_build_object('tail', d.tail, 'folded', d.folded) as dossier,
        e.act, e.actor_id, e.agency_id, e.unit_id, e.at, e.data
      from first f join dossiers d on d.id = f.id
      join events e on e.noun = 'dossier' and e.noun_id = f.id
      join answers a on (a.answer ->> 'id')::uuid = f.id and (a.answer ->> 'version')::int = e.noun_version
      join unit_versions v on v.unit_id = f.unit_id and v.valid_to is null
      order by place, step`),
  ]
}

/** Puts them into a house as typed rows: `bench_rows` and `bench_events`, by place and step. */
export async function keepSteps(owner: Sql, steps: readonly PlayedStep[]): Promise<void> {
  await owner.unsafe('drop table if exists bench_rows, bench_events')
  const json = owner.json(steps.map((step) => JSON.parse(JSON.stringify(step))))
  await owner`
    create table bench_rows as
    select t.place, t.step, t.unit_code, (jsonb_populate_record(null::dossiers, t.dossier)).*
    from jsonb_to_recordset(${json}::jsonb) as t (place int, step int, unit_code text, dossier jsonb)`
  await owner`
    create table bench_events as
    select * from jsonb_to_recordset(${json}::jsonb) as t (place int, step int, act text, actor_id uuid,
      agency_id uuid, unit_id int, at timestamptz, data jsonb)`
  await owner.unsafe(`
    alter table bench_rows add primary key (place, step);
    alter table bench_events add primary key (place, step);
    analyze bench_rows, bench_events`)
}
