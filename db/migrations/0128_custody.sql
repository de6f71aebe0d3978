-- Custody of originals: who holds each original paper now, exactly one holder always; slips under which papers travel between
-- agencies; every hand-over as it was; and what a receiver signed when a result or his papers were given to him.

create table custody_rules (
  valid_from date primary key,
  rule jsonb not null
);
comment on table custody_rules is 'Thời hạn giữ bản chính: after how long a holder is asked why he still has it; a landed row is never edited';
grant select on custody_rules to :"app", :"city", :"worker";

create table transfer_slips (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{9}$'),
  from_agency_id uuid not null references agencies,
  from_account_id uuid not null references accounts,
  from_name text not null,
  to_agency_id uuid not null references agencies,
  courier text not null default '',
  note text not null default '',
  sent_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'refused', 'closed')),
  original_ids uuid[] not null check (cardinality(original_ids) > 0),
  received_ids uuid[] not null default '{}' check (received_ids <@ original_ids),
  missing_ids uuid[] not null default '{}' check (missing_ids <@ original_ids and not missing_ids && received_ids),
  taken_back_ids uuid[] not null default '{}' check (taken_back_ids <@ original_ids and not taken_back_ids && received_ids),
  refused jsonb,
  closed_at timestamptz,
  closed_by_name text,
  version integer not null default 1,
  check (from_agency_id <> to_agency_id),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (cardinality(received_ids) + cardinality(taken_back_ids) = cardinality(original_ids)))
);
comment on table transfer_slips is 'Phiếu bàn giao bản chính: originals on their way from one agency to another; the sender answers for them until they are received';
comment on column transfer_slips.code is 'Eight random letters or digits of Crockford''s base 32 and one that checks them: what the QR says and what is typed';
create index transfer_slips_coming on transfer_slips (to_agency_id, sent_at) where state <> 'closed';
create index transfer_slips_sent on transfer_slips (from_agency_id, sent_at) where state <> 'closed';

create table originals (
  id uuid primary key,
  dossier_id uuid not null references dossiers,
  dossier_code text not null,
  paper_key text not null,
  ordinal integer not null check (ordinal > 0),
  name jsonb not null,
  holder text not null check (holder in ('officer', 'agency', 'archive', 'courier', 'citizen')),
  agency_id uuid references agencies,
  account_id uuid references accounts,
  holder_name text,
  slip_id uuid references transfer_slips,
  since timestamptz not null,
  taken_at timestamptz not null,
  agency_ids uuid[] not null,
  version integer not null default 1,
  unique (dossier_id, paper_key, ordinal),
  check ((holder = 'courier') = (slip_id is not null)),
  check ((holder = 'citizen') = (agency_id is null)),
  check ((holder in ('officer', 'courier')) = (account_id is not null))
);
comment on table originals is 'Bản chính: one row for each original paper taken in, with its one holder; none is ever deleted';
comment on column originals.holder is 'officer: a person at agency_id; agency: its cupboard; archive: filed there with the dossier; courier: on the way under slip_id, agency_id and account_id sent it and answer for it; citizen: given back';
comment on column originals.agency_ids is 'The agencies that may see it: the places of its dossier, and whoever sent or received it';
create index originals_held on originals (agency_id, since) where holder in ('officer', 'agency', 'courier');
create index originals_of_account on originals (account_id, since) where holder = 'officer';
create index originals_on_slip on originals (slip_id) where slip_id is not null;

create table hand_over_receipts (
  id uuid primary key,
  dossier_id uuid not null references dossiers,
  what text not null check (what in ('result', 'originals')),
  to_whom text not null check (to_whom in ('principal', 'filer', 'proxy')),
  identity text not null check (identity in ('card', 'vneid', 'other')),
  number_matched boolean not null,
  signed text not null check (signed in ('drawn', 'paper')),
  strokes text,
  at timestamptz not null,
  by_id uuid not null references accounts,
  by_name text not null,
  agency_id uuid not null references agencies,
  agency_ids uuid[] not null,
  check (signed = 'drawn' or strokes is null)
);
comment on table hand_over_receipts is 'Ký nhận: who received a result or his originals, how the desk knew him, and his signature as drawn or that it is on paper';
comment on column hand_over_receipts.strokes is 'The drawn signature as the path of an SVG of 600 × 200; emptied when the dossier is forgotten';
create index hand_over_receipts_of_dossier on hand_over_receipts (dossier_id, at);

create table custody_acts (
  id uuid primary key,
  kind text not null check (kind in ('take', 'pass', 'send', 'receive', 'miss', 'refuse_slip', 'take_back', 'return')),
  at timestamptz not null,
  actor_id uuid references accounts,
  actor_name text not null,
  agency_id uuid not null references agencies,
  to_agency_id uuid references agencies,
  slip_id uuid references transfer_slips,
  receipt_id uuid references hand_over_receipts,
  original_ids uuid[] not null,
  reason text not null default '',
  agency_ids uuid[] not null
);
comment on table custody_acts is 'Sổ giao nhận bản chính: every hand-over of originals as it was; append-only';
create index custody_acts_of_originals on custody_acts using gin (original_ids);
create index custody_acts_of_slip on custody_acts (slip_id, at) where slip_id is not null;

alter table transfer_slips enable row level security;
alter table originals enable row level security;
alter table hand_over_receipts enable row level security;
alter table custody_acts enable row level security;
create policy transfer_slips_wall on transfer_slips to :"app"
  using (array[from_agency_id, to_agency_id] && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  with check (array[from_agency_id, to_agency_id] && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]);
create policy originals_wall on originals to :"app"
  using (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  with check (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]);
create policy hand_over_receipts_wall on hand_over_receipts to :"app"
  using (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  with check (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]);
create policy custody_acts_wall on custody_acts to :"app"
  using (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  with check (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]);
create policy transfer_slips_city on transfer_slips for select to :"city" using (true);
create policy originals_city on originals for select to :"city" using (true);
create policy hand_over_receipts_city on hand_over_receipts for select to :"city" using (true);
create policy custody_acts_city on custody_acts for select to :"city" using (true);
grant select, insert, update on originals, transfer_slips to :"app";
grant select, insert on hand_over_receipts, custody_acts to :"app";
grant select on originals, transfer_slips, custody_acts to :"city";
grant select (id, dossier_id, what, to_whom, identity, number_matched, signed, at, by_id, by_name, agency_id, agency_ids)
  on hand_over_receipts to :"city";

-- Whoever stands before a slip holds its code: to whom it goes is told him, and nothing else.
create function slip_addressee(code text) returns uuid
  language sql stable security definer set search_path from current as $$
  select s.to_agency_id from transfer_slips s where s.code = slip_addressee.code
$$;
comment on function slip_addressee is 'To which agency the slip of a code goes; null where there is none.';
revoke execute on function slip_addressee from public;
grant execute on function slip_addressee to :"app", :"city";

create function originals_of(dossier uuid) returns setof originals
  language sql stable security definer set search_path from current as $$
  select o.* from originals o where o.dossier_id = dossier and exists (
    select 1 from dossiers d where d.id = dossier and (
      d.reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.competence_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.signer_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.return_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.support_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
      or d.filer_id = nullif(current_setting('app.person', true), '')::uuid
      or d.principal_id = nullif(current_setting('app.person', true), '')::uuid
      or d.proxy_id = nullif(current_setting('app.person', true), '')::uuid
      or has_table_privilege(session_user, 'events', 'select')
    )
  ) order by o.paper_key, o.ordinal
$$;
comment on function originals_of is 'Where each original of a dossier is, for whoever may see the dossier by its own wall; fails closed.';
revoke execute on function originals_of from public;
grant execute on function originals_of to :"app", :"city";

create or replace function forget_beside(ids uuid[]) returns void
  language plpgsql security definer set search_path from current as $$
begin
  update signatures s set facts_digest = null, person_ids = '{}', reason = case when s.reason is null then null else '' end
    where s.noun_id = any(ids);
  update bank_lines b set description = '' from payments p
    where p.dossier_id = any(ids) and b.agency_id = p.agency_id and b.dossier_code = p.dossier_code;
  update bank_lines b set description = '' from dossiers d
    where d.id = any(ids) and b.agency_id = d.reception_agency_id and b.dossier_code = d.code;
  update payments p set person_ids = '{}', refund_reason = case when p.refund_reason is null then null else '' end
    where p.dossier_id = any(ids);
  update ratings r set comment = null, follow_up = case when r.follow_up is null then null else '' end
    where r.dossier_id = any(ids);
  update chains c set ending = jsonb_set(c.ending, '{reason}', '""') where c.dossier_ids && ids and c.ending is not null;
  update hand_over_receipts h set strokes = null where h.dossier_id = any(ids);
  update custody_acts a set reason = '' from originals o
    where o.dossier_id = any(ids) and a.original_ids @> array[o.id] and a.kind = 'refuse_slip';
  update transfer_slips s set note = '', courier = '', refused = s.refused || '{"reason": ""}' from originals o
    where o.dossier_id = any(ids) and s.original_ids @> array[o.id];
end
$$;
comment on function forget_beside(uuid[]) is 'What is personal or written freely beside forgotten dossiers: signatures, payments, bank lines, ratings, chains, receipts of hand-overs, notes on slips.';

-- Dossiers on their way when the book began: whoever has the dossier on his desk has its originals.
insert into originals (id, dossier_id, dossier_code, paper_key, ordinal, name, holder, agency_id, since, taken_at, agency_ids)
select gen_random_uuid(), d.id, d.code, line ->> 'key', n,
  coalesce(rule -> 'name', jsonb_build_object('vi', line ->> 'key', 'en', line ->> 'key')), 'agency',
  case when d.business in ('submitted', 'supplement_before', 'refusal_drafted', 'accepted', 'forwarded') then d.reception_agency_id
    when d.business = 'finished' then d.return_agency_id
    else d.body_agency_id end,
  d.last_at, d.submitted_at,
  array(select distinct unnest(array[d.reception_agency_id, d.competence_agency_id, d.signer_agency_id, d.return_agency_id]))
from dossiers d join procedure_versions v on v.id = d.procedure_version_id,
  jsonb_array_elements(d.checklist) line
  left join lateral (select one as rule from jsonb_array_elements(v.definition -> 'papers') one
    where one ->> 'key' = line ->> 'key' limit 1) rules on true,
  generate_series(1, (line ->> 'count')::int) n
where d.channel <> 'online' and line ->> 'kind' = 'original' and coalesce(rule ->> 'handed', 'kept') = 'kept'
  and d.business not in ('refused', 'withdrawn', 'stopped') and d.delivery <> 'delivered';
