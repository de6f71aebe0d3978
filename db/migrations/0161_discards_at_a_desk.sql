-- At which desk something was discarded, where its browser knows.

alter table offline_discards add column desk_id uuid references desks;
