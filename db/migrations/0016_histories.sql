-- Made-up histories that a demonstration begins with.

create table histories (
  name text primary key,
  begun_at timestamptz not null,
  ended_at timestamptz
);
comment on table histories is 'Mô phỏng: a made-up history played into this house; without an end its playing was cut off, and the house is made anew.';
