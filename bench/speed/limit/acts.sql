-- pgbench: one lifecycle as seven acts, each one statement that writes what the act writes: the dossier, its event, the
-- remembered answer, and the numbers taken from registers. Nobody is asked who he is, nothing is judged, no wall stands.
\set place random(1, :places)
\set resident random(0, :residents - 1)
\set i :i + 1

with p as materialized (select * from bench_rows where place = :place and step = 1),
who as (select id from people where personal_number = (select number from bench_residents where n = :resident)),
counted as (
  insert into code_counters as c (prefix, taken) select 'L.' || unit_code || '-', 1 from p
  on conflict (prefix) do update set taken = c.taken + 1 returning prefix, taken
), written as (
  insert into dossiers (id, code, procedure_code, procedure_version_id, channel, business, reception_agency_id,
    competence_agency_id, signer_agency_id, return_agency_id, body_agency_id, unit_id, reception_unit_id, filer_id,
    principal_id, persons, tail, principal_name, folded, answers, checklist, has_head_step, submitted_at,
    acceptance_due_at, last_act, last_actor, last_at)
  select gen_random_uuid(), c.prefix || lpad(c.taken::text, 4, '0'), p.procedure_code, p.procedure_version_id, p.channel, p.business, p.reception_agency_id,
    p.competence_agency_id, p.signer_agency_id, p.return_agency_id, p.body_agency_id, p.unit_id, p.reception_unit_id,
    who.id, who.id, p.persons, p.tail, p.principal_name, p.folded, p.answers, p.checklist, p.has_head_step, now(),
    p.acceptance_due_at, p.last_act, p.last_actor, now()
  from p, who, counted c returning *
), told as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'dossiers', 'dossier', w.id, w.version, e.act, e.actor_id, 'officer', e.agency_id, e.unit_id, now(), e.data
  from written w, bench_events e where e.place = :place and e.step = 1
), remembered as (
  insert into answers (scope, key, request_hash, answer, at)
  select e.actor_id::text, gen_random_uuid()::text, 'BBdQ1bxCPNXC3Baa9M2LScq9R7NNqospxvaqxB1NoTU', to_jsonb(w), now()
  from written w, bench_events e where e.place = :place and e.step = 1
) select code from written \gset

with p as materialized (select * from bench_rows where place = :place and step = 2),
numbered as (
  insert into registers as r (agency_id, register, year, taken) select reception_agency_id, 'TNHS', 2026, 1 from p
  on conflict (agency_id, register, year) do update set taken = r.taken + 1 returning *
), written as (
  update dossiers d set version = d.version + 1, business = p.business, accepted_at = now(), due_at = p.due_at,
    original_due_at = p.original_due_at, fee_due = p.fee_due, money = p.money, fee_exemption = null, refusal = null,
    papers_issued = d.papers_issued || ((p.papers_issued -> 0) || jsonb_build_object('number', n.taken || '/TNHS')),
    last_act = p.last_act, last_actor = p.last_actor, last_at = now()
  from p, numbered n where d.code = :code returning d.*
), entered as (
  insert into register_entries (agency_id, register, year, number, taken_at, taken_by_name, noun_id, code, about)
  select n.agency_id, n.register, n.year, n.taken, now(), w.last_actor, w.id, w.code, 'Mẫu 01' from numbered n, written w
), told as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'dossiers', 'dossier', w.id, w.version, e.act, e.actor_id, 'officer', e.agency_id, e.unit_id, now(), e.data
  from written w, bench_events e where e.place = :place and e.step = 2
), remembered as (
  insert into answers (scope, key, request_hash, answer, at)
  select e.actor_id::text, gen_random_uuid()::text, 'BBdQ1bxCPNXC3Baa9M2LScq9R7NNqospxvaqxB1NoTU', to_jsonb(w), now()
  from written w, bench_events e where e.place = :place and e.step = 2
) select version from written;

with p as materialized (select * from bench_rows where place = :place and step = 3),
written as (
  update dossiers d set version = d.version + 1, business = p.business, last_act = p.last_act,
    last_actor = p.last_actor, last_at = now()
  from p where d.code = :code returning d.*
), told as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'dossiers', 'dossier', w.id, w.version, e.act, e.actor_id, 'officer', e.agency_id, e.unit_id, now(), e.data
  from written w, bench_events e where e.place = :place and e.step = 3
), remembered as (
  insert into answers (scope, key, request_hash, answer, at)
  select e.actor_id::text, gen_random_uuid()::text, 'BBdQ1bxCPNXC3Baa9M2LScq9R7NNqospxvaqxB1NoTU', to_jsonb(w), now()
  from written w, bench_events e where e.place = :place and e.step = 3
) select version from written;

with p as materialized (select * from bench_rows where place = :place and step = 4),
written as (
  update dossiers d set version = d.version + 1, business = p.business, holder_id = p.holder_id,
    decision = p.decision, last_act = p.last_act, last_actor = p.last_actor, last_at = now()
  from p where d.code = :code returning d.*
), told as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'dossiers', 'dossier', w.id, w.version, e.act, e.actor_id, 'officer', e.agency_id, e.unit_id, now(), e.data
  from written w, bench_events e where e.place = :place and e.step = 4
), remembered as (
  insert into answers (scope, key, request_hash, answer, at)
  select e.actor_id::text, gen_random_uuid()::text, 'BBdQ1bxCPNXC3Baa9M2LScq9R7NNqospxvaqxB1NoTU', to_jsonb(w), now()
  from written w, bench_events e where e.place = :place and e.step = 4
) select version from written;

with p as materialized (select * from bench_rows where place = :place and step = 5),
written as (
  update dossiers d set version = d.version + 1, business = p.business, decision = p.decision,
    last_act = p.last_act, last_actor = p.last_actor, last_at = now()
  from p where d.code = :code returning d.*
), told as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'dossiers', 'dossier', w.id, w.version, e.act, e.actor_id, 'officer', e.agency_id, e.unit_id, now(), e.data
  from written w, bench_events e where e.place = :place and e.step = 5
), remembered as (
  insert into answers (scope, key, request_hash, answer, at)
  select e.actor_id::text, gen_random_uuid()::text, 'BBdQ1bxCPNXC3Baa9M2LScq9R7NNqospxvaqxB1NoTU', to_jsonb(w), now()
  from written w, bench_events e where e.place = :place and e.step = 5
) select version from written;

with p as materialized (select * from bench_rows where place = :place and step = 6),
numbered as (
  insert into registers as r (agency_id, register, year, taken) select competence_agency_id, 'register_copies', 2026, 1 from p
  on conflict (agency_id, register, year) do update set taken = r.taken + 1 returning *
), written as (
  update dossiers d set version = d.version + 1, business = p.business, result_number = n.taken || '/2026',
    delivery = p.delivery, finished_at = now(), on_time = p.on_time, last_act = p.last_act,
    last_actor = p.last_actor, last_at = now()
  from p, numbered n where d.code = :code returning d.*
), entered as (
  insert into register_entries (agency_id, register, year, number, taken_at, taken_by_name, noun_id, code, about)
  select n.agency_id, n.register, n.year, n.taken, now(), w.last_actor, w.id, w.code, 'Bản sao từ sổ gốc'
  from numbered n, written w
), told as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'dossiers', 'dossier', w.id, w.version, e.act, e.actor_id, 'officer', e.agency_id, e.unit_id, now(), e.data
  from written w, bench_events e where e.place = :place and e.step = 6
), remembered as (
  insert into answers (scope, key, request_hash, answer, at)
  select e.actor_id::text, gen_random_uuid()::text, 'BBdQ1bxCPNXC3Baa9M2LScq9R7NNqospxvaqxB1NoTU', to_jsonb(w), now()
  from written w, bench_events e where e.place = :place and e.step = 6
) select version from written;

with p as materialized (select * from bench_rows where place = :place and step = 7),
written as (
  update dossiers d set version = d.version + 1, business = p.business, delivery = p.delivery, delivered_at = now(),
    last_act = p.last_act, last_actor = p.last_actor, last_at = now()
  from p where d.code = :code returning d.*
), told as (
  insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
  select 'dossiers', 'dossier', w.id, w.version, e.act, e.actor_id, 'officer', e.agency_id, e.unit_id, now(), e.data
  from written w, bench_events e where e.place = :place and e.step = 7
), remembered as (
  insert into answers (scope, key, request_hash, answer, at)
  select e.actor_id::text, gen_random_uuid()::text, 'BBdQ1bxCPNXC3Baa9M2LScq9R7NNqospxvaqxB1NoTU', to_jsonb(w), now()
  from written w, bench_events e where e.place = :place and e.step = 7
) select version from written;
