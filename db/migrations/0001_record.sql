-- The record: every act writes one event in its own transaction; one feed gives events their position.

create table events (
  id bigint generated always as identity primary key,
  txid xid8 not null default pg_current_xact_id(),
  module text not null,
  noun text not null,
  noun_id uuid not null,
  noun_version integer not null,
  act text not null,
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('officer', 'citizen', 'system', 'anyone')),
  agency_id uuid,
  unit_id integer,
  at timestamptz not null,
  data jsonb not null default '{}'
);
create index events_by_transaction on events (txid, id);
create index events_of_noun on events (noun_id, noun_version);
comment on table events is 'Nhật ký: what was done, by whom, when. Append-only; ids and field names, no personal values.';

create table feed (
  position bigint primary key,
  event_id bigint not null unique references events
);
comment on table feed is 'The dense position of each committed event, given by the sequencer; every consumer follows it.';

create table cursors (
  name text primary key,
  position bigint not null default 0,
  txid xid8 not null default '0',
  event_id bigint not null default 0,
  moved_at timestamptz
);
comment on table cursors is 'How far each consumer of the feed has come; the row "sequencer" remembers the last event placed.';
insert into cursors (name) values ('sequencer');

create table answers (
  scope text not null,
  key text not null,
  request_hash text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (scope, key)
);
create index answers_by_age on answers (at);
comment on table answers is 'What an act answered under an Idempotency-Key, so that the same request gets the same answer; kept 7 days.';

alter table answers enable row level security;
create policy answers_own on answers to :"app"
  using (scope = current_setting('app.scope', true))
  with check (scope = current_setting('app.scope', true));
create policy answers_clean on answers to :"worker" using (true);

grant insert on events to :"app", :"worker";
grant select on events to :"city", :"worker";
grant select, insert on feed to :"worker";
grant select on feed, cursors to :"city";
grant select, insert, update on cursors to :"worker";
grant select, insert on answers to :"app";
grant select, delete on answers to :"worker";
