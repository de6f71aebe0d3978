/** The loader: writes dossiers with everything their acts would have written, many thousand a second. */
import { connect, SUPERUSER, type ServerAddress, type Sql } from '#platform/database.ts'
import { LAST_STEP } from './steps.ts'
import { spreadFor, spreadSteps, type Spread } from './spread.ts'

/** Which house is filled, from how many loaded dossiers up to how many. */
export type Filling = {
  readonly address: ServerAddress
  readonly house: string
  readonly from: number
  readonly to: number
}

/** Of the first so many dossiers those that are on their way are a week old, some of them: the house has what is overdue, and little of it. */
const OLD = 5000

/**
 * Of a hundred dossiers of each commune three are on their way, at every step alike; one resident has a thousand. In a house
 * of a million a share of overdue ones would have its jobs write to them all the while it is measured.
 */
const chosen = ({ weeks, slots }: Spread): string => `
  select i, 1 + i % places.count as place, (i / places.count)::int as line,
    case when (i / places.count) % 100 = 2 and i < ${OLD} then 1 when (i / places.count) % 100 < 3 then 0
      else 1 + (i / places.count) % ${weeks} end as week,
    (i / places.count / ${weeks + 1}) % ${slots} as slot,
    case when (i / places.count) % 100 < 3 then 1 + (hashint4(i) & 65535) % ${LAST_STEP - 1} else ${LAST_STEP} end as step,
    case when i < 1000 then 0 else i % people.count end as resident, md5('bench ' || i)::uuid as id`

const BATCH = 50_000

/** Fills; tells how many dossiers are there. Indexes that are not constraints are dropped before and made again after. */
export async function fillHouse(filling: Filling, told: (text: string) => void): Promise<void> {
  const { address, house, from, to } = filling
  const sql = connect({ address, role: SUPERUSER, max: 1, application: 'haicap bench' })
  try {
    // Foreign keys are not checked one by one: the pattern's are right, and a test holds the loader's rows to the verbs'.
    await sql.unsafe(`set search_path = ${house}; set session_replication_role = replica`)
    const spread = spreadFor(to)
    await spreadSteps(sql, spread)
    const indexes = to - from > 100_000 ? await dropIndexes(sql, house) : []
    for (let at = from; at < to; at += BATCH) {
      await fillBatch(sql, { spread, from: at, to: Math.min(to, at + BATCH), number: firstNumber(filling) })
      told(`${house}: ${Math.min(to, at + BATCH)} of ${to} dossiers`)
    }
    for (const index of indexes) await sql.unsafe(index)
    await settleCounts(sql)
    await sql.unsafe(`drop table bench_dated_rows, bench_dated_events, bench_weeks`)
    // A house that has stood for a while was cleared up; one just filled would do it while it is measured.
    await sql.unsafe('vacuum analyze')
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function dropIndexes(sql: Sql, house: string): Promise<string[]> {
  const rows = await sql<{ name: string; made: string }[]>`
    select i.indexname as name, i.indexdef as made from pg_indexes i
    where i.schemaname = ${house} and i.tablename in ('dossiers', 'events')
      and not exists (select from pg_constraint c where c.conname = i.indexname)`
  for (const { name } of rows) await sql.unsafe(`drop index ${name}`)
  return rows.map(({ made }) => made)
}

type Batch = { readonly spread: Spread; readonly from: number; readonly to: number; readonly number: number }

async function fillBatch(sql: Sql, { spread, from, to, number }: Batch): Promise<void> {
  const own = ownColumns(`${number} + b.i`)
  const [columns] = await sql<{ names: string }[]>`
    select string_agg(attname, ', ') as names from pg_attribute
    where attrelid = 'dossiers'::regclass and attnum > 0 and not attisdropped`
  const names = (columns?.names ?? '').split(', ')
  const values = names.map((name) => own[name] ?? `r.${name}`)
  await sql.unsafe(`
    begin;
    create temp table batch on commit drop as
      ${chosen(spread)} from generate_series(${from}, ${to - 1}) i,
        (select max(place) as count from bench_rows) places,
        (select count(*)::int as count from bench_residents) people;
    insert into dossiers (${names.join(', ')})
      select ${values.join(', ')} from batch b
      join bench_dated_rows r using (place, week, slot, step)
      join bench_residents p on p.n = b.resident order by i;
    insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
      select 'dossiers', 'dossier', b.id, e.step, e.act, e.actor_id, 'officer', e.agency_id, e.unit_id, e.at, e.data
      from batch b join bench_dated_events e on (e.place, e.week, e.slot) = (b.place, b.week, b.slot) and e.step <= b.step
      order by b.i, e.step;
    insert into register_entries (agency_id, register, year, number, taken_at, taken_by_name, noun_id, code, about)
      select agency_id, register, 2026, number, at, by, id, code, about from (
        select d.id, d.code, a.*, ${number} + b.i as number from batch b join dossiers d on d.id = b.id, lateral (values
          ('TNHS', d.reception_agency_id, d.accepted_at, d.papers_issued #>> '{0,signed_by,name}', 'Mẫu 01'),
          ('register_copies', d.competence_agency_id, d.finished_at,
            (select n.last_actor from bench_rows n where n.place = b.place and n.step = 6), 'Bản sao từ sổ gốc')
        ) as a (register, agency_id, at, by, about) where a.at is not null) taken;
    commit`)
}

/** Loaded numbers begin far behind those the house gives between two fillings, whose last one it goes on from. */
function firstNumber(filling: Filling): number {
  return 100_001 + filling.from * 100
}

/** What is a dossier's own; everything else is as its step left it. */
const ownColumns = (number: string): Readonly<Record<string, string>> => ({
  id: 'b.id',
  code: `'TD.H26.' || r.unit_code || '-' || to_char(r.submitted_at at time zone 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-' || (${number})`,
  filer_id: 'p.id',
  principal_id: 'p.id',
  persons: `jsonb_build_object('filer', p.person, 'principal', p.person)`,
  tail: 'p.tail',
  principal_name: 'p.full_name',
  folded: 'p.folded',
  answers: `r.answers || jsonb_build_object('applicant', p.applicant)`,
  papers_issued: `case when r.step < 2 then r.papers_issued else
    jsonb_set(r.papers_issued, '{0,number}', to_jsonb((${number}) || '/TNHS')) end`,
  result_number: `case when r.step >= 6 then (${number}) || '/2026' end`,
})

/** Feed, registers, figures and the log's size, as if the jobs had followed every event. */
async function settleCounts(sql: Sql): Promise<void> {
  await sql.unsafe(`
    insert into feed (position, event_id)
      select (select coalesce(max(position), 0) from feed) + row_number() over (order by e.txid, e.id), e.id
      from events e where not exists (select from feed f where f.event_id = e.id);
    update cursors set position = f.position, event_id = f.event_id, txid = e.txid
      from (select position, event_id from feed order by position desc limit 1) f join events e on e.id = f.event_id
      where name = 'sequencer';
    update registers r set taken = greatest(r.taken, e.last)
      from (select agency_id, register, year, max(number) as last from register_entries group by 1, 2, 3) e
      where (r.agency_id, r.register, r.year) = (e.agency_id, e.register, e.year)`)
  await sql.unsafe(LOG)
  await sql.unsafe(FIGURES)
}

/**
 * The log's leaves of loaded events are of the right number and size, but commit to nothing: what the log costs is
 * measured, and it is proven elsewhere. What reports count is not made up either; their job goes on from here, else it
 * would catch up with all that was loaded while others are measured.
 */
const LOG = `
  insert into log_leaves (position, logged_at, commitment)
    select position, now(), sha256(position::text::bytea) from feed
    where position > (select position from cursors where name = 'log');
  insert into log_salts (position, salt)
    select position, substring(sha256(position::text::bytea) for 16) from feed
    where position > (select position from cursors where name = 'log');
  insert into log_tiles (level, n, root, hashes)
    select level, n, sha256(n::text::bytea), decode(repeat(md5(n::text), 512), 'hex')
    from (select max(position) as size from feed) whole, generate_series(0, 4) level,
      lateral generate_series(0, whole.size / (256 ^ (level + 1))::bigint - 1) n
    on conflict do nothing;
  update cursors set position = (select coalesce(max(position), 0) from feed) where name in ('log', 'tallies', 'statistics')`

const FIGURES = `
  delete from tallies; delete from procedure_tallies; delete from backlog; delete from officer_tallies; delete from officer_backlog;
  insert into tallies (run, on_day, unit_id, received, online, settled, on_time, late, refused, withdrawn, stopped,
    supplements, ratings, rating_sum, settle_minutes, delivered)
  select (select run from tally_runs where is_live), day, unit_id, sum(received), 0, sum(settled), sum(on_time),
    sum(settled) - sum(on_time), 0, 0, 0, 0, 0, 0, sum(minutes), sum(delivered) from (
      select unit_id, (accepted_at at time zone 'Asia/Ho_Chi_Minh')::date as day, 1 as received, 0 as settled, 0 as on_time, 0 as minutes,
          0 as delivered
        from dossiers where accepted_at is not null
      union all select unit_id, (finished_at at time zone 'Asia/Ho_Chi_Minh')::date, 0, 1, (finished_at <= due_at)::int,
        extract(epoch from date_trunc('minute', finished_at) - date_trunc('minute', accepted_at)) / 60, 0
        from dossiers where finished_at is not null
      union all select unit_id, (delivered_at at time zone 'Asia/Ho_Chi_Minh')::date, 0, 0, 0, 0, 1
        from dossiers where delivered_at is not null) happened group by day, unit_id;
  insert into officer_tallies (run, unit_id, on_day, officer_id, settled, on_time, late)
    select (select run from tally_runs where is_live), unit_id, (finished_at at time zone 'Asia/Ho_Chi_Minh')::date,
      holder_id, count(*), count(*) filter (where finished_at <= due_at), count(*) filter (where finished_at > due_at)
    from dossiers where finished_at is not null and holder_id is not null group by unit_id, 3, holder_id;
  insert into officer_backlog (run, unit_id, officer_id, due_at, dossiers)
    select (select run from tally_runs where is_live), unit_id, holder_id, due_at, count(*) from dossiers
    where business in ('accepted', 'forwarded', 'endorsed', 'approved') and holder_id is not null
    group by unit_id, holder_id, due_at;
  insert into procedure_tallies (run, unit_id, on_day, procedure_code, channel, received, settled, on_time, late)
    select t.run, t.unit_id, t.on_day, '2.000908', 'counter', t.received, t.settled, t.on_time, t.late from tallies t;
  insert into backlog (run, unit_id, stage, due_at, dossiers)
    select (select run from tally_runs where is_live), unit_id, stage, due, count(*) from (
      select unit_id, 'waiting' as stage, acceptance_due_at as due from dossiers where business = 'submitted'
      union all select unit_id, 'open', due_at from dossiers where business in ('accepted', 'forwarded', 'endorsed', 'approved')
    ) waits group by unit_id, stage, due`
