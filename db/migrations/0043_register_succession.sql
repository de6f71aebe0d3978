-- When units merge a register is continued by another agency's or closed. A closed one gives no number any more: the check
-- stands in the way of whatever statement would take one.

alter table registers
  add column closed_at timestamptz,
  add column closed_taken integer,
  add column closed_by_name text,
  add column closed_reason text,
  add column successor_agency_id uuid references agencies,
  add column continues_agency_id uuid references agencies,
  add column continues_after integer,
  add constraint registers_closed check (closed_at is null or taken = closed_taken),
  add constraint registers_closed_told check (num_nulls(closed_at, closed_taken, closed_by_name, closed_reason) in (0, 4)),
  add constraint registers_continued check (num_nulls(continues_agency_id, continues_after) in (0, 2));
comment on column registers.successor_agency_id is 'Which agency''s register goes on after this closed one, by its own numbers or by the next one.';
comment on column registers.continues_after is 'The last number of the register that this one continues; its own first number is the next.';
grant insert, update on registers to :"city";
