-- Registers become books: what every number was taken for, and which numbers were given up and why.

create table register_entries (
  agency_id uuid not null,
  register text not null,
  year integer not null,
  number integer not null check (number > 0),
  taken_at timestamptz not null,
  taken_by_name text not null,
  noun_id uuid not null,
  code text not null,
  about text not null,
  voided_at timestamptz,
  voided_by_name text,
  void_reason text,
  primary key (agency_id, register, year, number),
  foreign key (agency_id, register, year) references registers,
  check (num_nulls(voided_at, voided_by_name, void_reason) in (0, 3))
);
comment on table register_entries is 'Dòng sổ: one row for each number of a register; a number is never used again, and given up only with a reason.';
comment on column register_entries.noun_id is 'what the number was taken for: the dossier or the payment';
comment on column register_entries.code is 'the dossier''s code, as the book shows it';

insert into register_entries (agency_id, register, year, number, taken_at, taken_by_name, noun_id, code, about)
select r.agency_id, r.register, r.year, t.number, t.taken_at, t.taken_by_name, t.noun_id, t.code, t.about from (
  select (p ->> 'agency_id')::uuid as agency_id, split_part(p ->> 'number', '/', 2) as register,
    extract(year from (p ->> 'at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::int as year,
    split_part(p ->> 'number', '/', 1)::int as number, (p ->> 'at')::timestamptz as taken_at,
    coalesce(p #>> '{signed_by,name}', 'Hệ thống') as taken_by_name, d.id as noun_id, d.code,
    'Mẫu ' || (p ->> 'form') as about
  from dossiers d, jsonb_array_elements(d.papers_issued) p
  union all
  select d.competence_agency_id, v.definition #>> '{result,register}', split_part(d.result_number, '/', 2)::int,
    split_part(d.result_number, '/', 1)::int, d.finished_at, d.last_actor, d.id, d.code,
    v.definition #>> '{result,name,vi}'
  from dossiers d join procedure_versions v on v.id = d.procedure_version_id where d.result_number is not null
  union all
  select agency_id, 'receipt', split_part(receipt_number, '/', 2)::int, split_part(receipt_number, '/', 1)::int,
    taken_at, taken_by_name, id, dossier_code, 'Biên lai ' || amount || ' đồng' from payments
  union all
  select agency_id, 'refund', split_part(refund_number, '/', 2)::int, split_part(refund_number, '/', 1)::int,
    refunded_at, taken_by_name, id, dossier_code, 'Phiếu hoàn ' || refunded_amount || ' đồng'
  from payments where refund_number is not null
) t join registers r using (agency_id, register, year)
on conflict do nothing;

alter table register_entries enable row level security;
create policy register_entries_wall on register_entries for select to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
-- An applicant's own act may have the house issue a paper: who takes a number need not see the book.
create policy register_entries_taken on register_entries for insert to :"app", :"worker" with check (voided_at is null);
create policy register_entries_voided on register_entries for update to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy register_entries_city on register_entries for select to :"city", :"worker" using (true);
grant select, insert on register_entries to :"app", :"worker";
grant update (voided_at, voided_by_name, void_reason) on register_entries to :"app";
grant select on register_entries to :"city";
