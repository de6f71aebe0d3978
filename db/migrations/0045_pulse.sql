-- How far a read-only copy is behind: the house writes the time each second, the copy shows which time it has seen.

create table pulses (
  name text primary key,
  at timestamptz not null
);
comment on table pulses is 'Nhịp: the moment the house last wrote, by which a replica tells how far behind it is; beaten only while there is one.';

grant select on pulses to :"app", :"city";
grant select, insert, update on pulses to :"worker";
