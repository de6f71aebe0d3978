-- pgbench: what an officer reads, with the look recorded: a page of his centre's dossiers, then one dossier. One statement
-- each; looks do not wait for the disk (synchronous_commit is off for these connections, as the house does it).
\set n random(1, :dossiers)

with lines as materialized (
  select id, code, version, procedure_code, procedure_version_id, channel, business, money, delivery, unit_id,
    reception_unit_id, principal_name, submitted_at, acceptance_due_at, accepted_at, due_at, finished_at, on_time
  from dossiers where reception_agency_id = (select agency_id from bench_codes where n = :n)
  order by submitted_at desc, id desc limit 51
), looked as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'record', 'look', gen_random_uuid(), 0, 'list', e.actor_id, 'officer', e.agency_id, e.unit_id, now(),
    jsonb_build_object('dossiers', (select jsonb_agg(id) from lines))
  from bench_codes c join bench_events e on e.place = c.place and e.step = 1 where c.n = :n
) select * from lines;

with one as materialized (
  select * from dossiers where code = (select code from bench_codes where n = :n)
), looked as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'record', 'look', one.id, 0, 'dossier', e.actor_id, 'officer', e.agency_id, e.unit_id, now(), '{}'
  from one, bench_codes c join bench_events e on e.place = c.place and e.step = 1 where c.n = :n
) select * from one;
