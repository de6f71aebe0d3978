-- Who was called at a desk whose line was cut counts in the quarter hour of that call; no display is told of it.

create table offline_calls (
  ticket_id uuid not null references tickets,
  unit_id integer not null references units,
  agency_id uuid not null references agencies,
  waited_s integer not null check (waited_s >= 0),
  at timestamptz not null,
  primary key (ticket_id, at)
);
create index offline_calls_at on offline_calls (unit_id, at);
comment on table offline_calls is 'Lượt gọi khi mất kết nối: a call known only afterwards, for the figures by fifteen minutes; displays follow ticket_calls and are never told of it.';
alter table offline_calls enable row level security;
create policy offline_calls_read on offline_calls for select to :"app" using (true);
create policy offline_calls_call on offline_calls for insert to :"app"
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy offline_calls_city on offline_calls for select to :"city" using (true);
grant select, insert on offline_calls to :"app";
grant select on offline_calls to :"city";

-- What was served without the line before this was known is counted where it was called, too.
insert into offline_calls (ticket_id, unit_id, agency_id, waited_s, at)
select t.id, t.unit_id, t.agency_id, t.waited_s, t.called_at
from tickets t
where t.state in ('done', 'no_show') and t.called_at is not null
  and not exists (select 1 from ticket_calls c where c.ticket_id = t.id and c.at >= t.called_at);
