/** Filling a house: dossiers of all communes, weeks and residents after the pattern of one played in each commune. */
import type { Sql } from '#platform/database.ts'
import { residentOf } from '../people.ts'

/** How the filled dossiers are spread; moments are shifted by whole weeks, so that dates stay working days, and by minutes. */
export type Spread = { readonly weeks: number; readonly slots: number }

/** Weeks and minutes enough that no moment is shared by many. */
export function spreadFor(dossiers: number): Spread {
  return dossiers > 100_000 ? { weeks: 26, slots: 12 } : { weeks: 4, slots: 3 }
}

/** The dated columns of a dossier. */
const DATED = [
  'submitted_at',
  'acceptance_due_at',
  'accepted_at',
  'due_at',
  'original_due_at',
  'metric_due_at',
  'finished_at',
  'delivered_at',
  'last_at',
]

/**
 * Makes `bench_dated_rows` and `bench_dated_events`: every played step at every week and slot. Moments inside JSON are texts
 * such as `2026-11-30T00:07:07.355Z`; each is moved as the columns are.
 */
export async function spreadSteps(owner: Sql, { weeks, slots }: Spread): Promise<void> {
  await owner.unsafe(`
    drop table if exists bench_dated_rows, bench_dated_events, bench_weeks;
    create or replace function bench_moved(told jsonb, by interval) returns jsonb language plpgsql immutable as $$
    declare moment text; moved text := told::text;
    begin
      for moment in select distinct m[1] from regexp_matches(told::text, '"(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)"', 'g') m loop
        moved := replace(moved, moment, to_char((moment::timestamptz - by) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
      end loop;
      return moved::jsonb;
    end $$;
    create unlogged table bench_weeks as
      select week, slot, make_interval(days => 7 * week, mins => 7 * slot) as by
      from generate_series(0, ${weeks}) week, generate_series(0, ${slots - 1}) slot;
    create unlogged table bench_dated_events as
      select w.week, w.slot, e.place, e.step, e.act, e.actor_id, e.agency_id, e.unit_id, e.at - w.by as at,
        bench_moved(e.data, w.by) as data
      from bench_events e, bench_weeks w;
    create unlogged table bench_dated_rows as
      select w.week, w.slot, r.* from bench_rows r, bench_weeks w where w.week <= 1 or r.step = 7;
    update bench_dated_rows r set ${DATED.map((name) => `${name} = r.${name} - w.by`).join(', ')},
      decision = bench_moved(decision, w.by), papers_issued = bench_moved(papers_issued, w.by)
      from bench_weeks w where (w.week, w.slot) = (r.week, r.slot);
    create unique index on bench_dated_events (place, week, slot, step);
    create unique index on bench_dated_rows (place, week, slot, step);
    analyze bench_dated_rows, bench_dated_events`)
}

/** The residents by index as JSON of the forms; index 0 is the person behind an account, who has a thousand dossiers. */
export async function keepResidents(owner: Sql, count: number): Promise<void> {
  await owner.unsafe(`
    drop table if exists bench_residents;
    create unlogged table bench_residents (n int, number text, id uuid, full_name text, folded text, tail text,
      person jsonb, applicant jsonb)`)
  for (let from = 0; from < count; from += 20_000) {
    const rows = Array.from({ length: Math.min(20_000, count - from) }, (_, at) => {
      const { full_name, folded, personal_number, phone } = residentOf(from + at)
      const born_on = `19${personal_number.slice(4, 6)}-05-19`
      return [from + at, personal_number, full_name, folded, phone, born_on] as const
    })
    const column = (index: 1 | 2 | 3 | 4 | 5): string[] => rows.map((row) => row[index])
    await owner`
      insert into bench_residents
      select n, number, p.id, t.full_name, folded, right(t.phone, 4),
        jsonb_build_object('kind', 'citizen', 'phone', t.phone, 'full_name', t.full_name, 'personal_number', number),
        jsonb_build_object('phone', t.phone, 'born_on', born_on, 'full_name', t.full_name, 'personal_number', number)
      from unnest(${rows.map(([n]) => n)}::int[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[],
        ${column(4)}::text[], ${column(5)}::text[]) as t (n, number, full_name, folded, phone, born_on)
      left join people p on p.personal_number = number`
  }
  await owner.unsafe('alter table bench_residents add primary key (n); analyze bench_residents')
}
