-- What a reorganisation does with booked times and with desks of the directory, by the rules of its plan.

create table ticket_moves (
  ticket_id uuid primary key references tickets,
  label text not null,
  from_agency_id uuid not null references agencies,
  to_agency_id uuid references agencies,
  reason text not null,
  at timestamptz not null
);
comment on table ticket_moves is 'Chuyển lịch hẹn: a booked time whose counter ended: the number it had, where it goes on (nowhere: it was cancelled), and why; told on the ticket''s page';
alter table ticket_moves enable row level security;
create policy ticket_moves_read on ticket_moves for select to :"app" using (true);
create policy ticket_moves_city on ticket_moves for select to :"city" using (true);
create policy ticket_moves_worker on ticket_moves to :"worker" using (true) with check (true);
grant select on ticket_moves to :"app", :"city";
grant select, insert, update on ticket_moves to :"worker";
grant update (unit_id, agency_id) on tickets to :"worker";
grant update (agency_id) on ticket_holders to :"worker";

grant insert, update (version, valid_to) on desks to :"worker";
grant update (version, valid_to) on desk_duties to :"worker";
grant insert on desk_services to :"worker";
