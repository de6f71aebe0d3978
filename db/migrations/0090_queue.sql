-- The queue at the counter. A ticket says nothing personal, so that displays and the public read it without a wall; what
-- is personal (who holds it, why it goes first, which dossier came of it) stands apart behind one.

create table queue_services (
  key text primary key check (key ~ '^[a-z_]{2,40}$'),
  position integer not null unique,
  letter text not null unique check (letter ~ '^[A-Z]$'),
  name_vi text not null,
  name_en text not null,
  minutes integer not null check (minutes between 1 and 240)
);
comment on table queue_services is 'Dịch vụ lấy số: what people take a number for; letter begins its numbers, minutes is how long one takes where nothing was measured yet.';
grant select on queue_services to :"app", :"city", :"worker";

create table queue_rules (
  unit_id integer references units,
  valid_from date not null,
  rule jsonb not null,
  unique nulls not distinct (unit_id, valid_from)
);
comment on table queue_rules is 'Quy tắc xếp hàng: caps, head start, slots, what becomes of numbers nobody called; of the house, or of one unit, dated.';
grant select on queue_rules to :"app", :"city", :"worker";

create table desk_services (
  desk_id uuid not null references desks,
  service text not null references queue_services,
  primary key (desk_id, service)
);
comment on table desk_services is 'Quầy nhận dịch vụ nào: a desk without a line calls every service.';
grant select on desk_services to :"app", :"city", :"worker";
grant insert, delete on desk_services to :"app", :"city";

create table queue_lines (
  unit_id integer primary key references units,
  changes integer not null,
  calls integer not null
);
comment on table queue_lines is 'Hàng của một đơn vị: locked by every act in it; changes tells that something is to be drawn anew, calls is the last call''s number.';
grant select, insert, update on queue_lines to :"app";
grant select on queue_lines to :"city";
grant select, insert, update on queue_lines to :"worker";

create table tickets (
  id uuid primary key,
  version integer not null check (version > 0),
  unit_id integer not null references units,
  agency_id uuid not null references agencies,
  day date not null,
  service text not null references queue_services,
  label text not null check (label ~ '^[A-Z][0-9]{3,4}(-[0-9]{2})?$'),
  source text not null check (source in ('kiosk', 'desk', 'phone')),
  is_first boolean not null,
  state text not null check (state in ('booked', 'waiting', 'called', 'serving', 'done', 'no_show', 'cancelled', 'expired')),
  taken_at timestamptz not null,
  slot_at timestamptz,
  waiting_since timestamptz,
  rank_at timestamptz,
  for_desk_id uuid references desks,
  desk_id uuid references desks,
  called_at timestamptz,
  calls integer not null default 0,
  started_at timestamptz,
  ended_at timestamptz,
  waited_s integer not null default 0,
  served_s integer not null default 0,
  returned integer not null default 0,
  carried_from date,
  check ((state in ('called', 'serving')) = (desk_id is not null and ended_at is null)),
  check (state <> 'waiting' or (rank_at is not null and waiting_since is not null))
);
create unique index tickets_label on tickets (unit_id, day, label);
create unique index tickets_at_desk on tickets (desk_id) where state in ('called', 'serving');
create index tickets_waiting on tickets (unit_id, rank_at, label) where state = 'waiting';
create index tickets_open on tickets (day) where state in ('booked', 'waiting', 'called', 'serving');
create index tickets_slots on tickets (unit_id, service, slot_at) where slot_at is not null;
comment on table tickets is 'Số thứ tự: one ticket of a unit''s queue; nothing personal, so that everybody may read it.';
comment on column tickets.rank_at is 'Its place in the line: since when it waits, less the head start of those who go first. The line is ordered by it and by nothing else, so that nobody waits for ever.';
comment on column tickets.is_first is 'Goes first by law; which group it is stands with the holder.';
comment on column tickets.for_desk_id is 'Transferred to this desk, which alone may call it for a while.';
alter table tickets enable row level security;
create policy tickets_read on tickets for select to :"app" using (true);
create policy tickets_take on tickets for insert to :"app" with check (true);
create policy tickets_act on tickets for update to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or id = nullif(current_setting('app.ticket', true), '')::uuid);
create policy tickets_city on tickets for select to :"city" using (true);
create policy tickets_worker on tickets to :"worker" using (true);
grant select, insert on tickets to :"app";
grant update (version, day, service, label, state, slot_at, waiting_since, rank_at, for_desk_id, desk_id, called_at, calls,
  started_at, ended_at, waited_s, served_s, returned, carried_from) on tickets to :"app", :"worker";
grant select on tickets to :"city", :"worker";

create table ticket_holders (
  ticket_id uuid primary key references tickets,
  token text not null unique check (length(token) >= 22),
  agency_id uuid not null references agencies,
  priority text check (priority in ('elderly', 'disabled', 'pregnant', 'meritorious', 'small_child')),
  on_behalf boolean not null,
  person_id uuid references people
);
comment on table ticket_holders is 'Người cầm số: the secret of the phone''s page, why it goes first, whether for somebody else; behind the wall.';
alter table ticket_holders enable row level security;
create policy ticket_holders_wall on ticket_holders to :"app"
  using (token = nullif(current_setting('app.ticket_token', true), '')
    or agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (true);
create policy ticket_holders_worker on ticket_holders to :"worker" using (true);
grant select, insert on ticket_holders to :"app";
grant select, update (priority, person_id) on ticket_holders to :"worker";

create table ticket_dossiers (
  ticket_id uuid not null references tickets,
  dossier_id uuid not null references dossiers,
  agency_id uuid not null references agencies,
  linked_at timestamptz not null,
  primary key (ticket_id, dossier_id)
);
create index ticket_dossiers_of_dossier on ticket_dossiers (dossier_id);
comment on table ticket_dossiers is 'Hồ sơ của lượt gọi: which dossiers were taken in or handed over while a ticket was served.';
alter table ticket_dossiers enable row level security;
create policy ticket_dossiers_wall on ticket_dossiers to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or ticket_id = nullif(current_setting('app.ticket', true), '')::uuid)
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy ticket_dossiers_city on ticket_dossiers for select to :"city" using (true);
grant select, insert on ticket_dossiers to :"app";
grant select on ticket_dossiers to :"city";

create table ticket_calls (
  unit_id integer not null references units,
  number integer not null check (number > 0),
  agency_id uuid not null references agencies,
  ticket_id uuid not null references tickets,
  label text not null,
  desk integer not null,
  kind text not null check (kind in ('call', 'recall')),
  waited_s integer not null,
  at timestamptz not null,
  primary key (unit_id, number)
);
create index ticket_calls_at on ticket_calls (unit_id, at);
comment on table ticket_calls is 'Lượt gọi: every call of a unit under a number without gaps, by which a display goes on after its line was cut.';
alter table ticket_calls enable row level security;
create policy ticket_calls_read on ticket_calls for select to :"app" using (true);
create policy ticket_calls_call on ticket_calls for insert to :"app"
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy ticket_calls_city on ticket_calls for select to :"city" using (true);
grant select, insert on ticket_calls to :"app";
grant select on ticket_calls to :"city";

create table queue_salts (
  day date primary key,
  salt text not null
);
comment on table queue_salts is 'Muối của ngày: with it the day''s takes are counted by person; it goes the day after, and with it who took what.';
create table ticket_takes (
  day date not null references queue_salts,
  kind text not null check (kind in ('person', 'proxy', 'device')),
  digest text not null,
  taken integer not null check (taken > 0),
  primary key (day, kind, digest)
);
comment on table ticket_takes is 'Số đã lấy trong ngày: how many numbers a person, proxy or device took today, by a digest nobody can turn back.';
grant select, insert on queue_salts to :"app";
grant select, insert, update on ticket_takes to :"app";
grant select, delete on queue_salts, ticket_takes to :"worker";

create table kiosks (
  device text primary key,
  unit_id integer not null references units,
  placed_by uuid not null references accounts,
  placed_at timestamptz not null,
  removed_at timestamptz
);
comment on table kiosks is 'Máy lấy số: a browser an officer of the unit made its kiosk, by the digest of its device cookie; no cap per device there.';
grant select, insert on kiosks to :"app";
grant update (unit_id, placed_by, placed_at, removed_at) on kiosks to :"app";
