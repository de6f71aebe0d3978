-- Satisfaction: what a rating says criterion by criterion, the follow-up of a low one, and how many could have rated.

alter table ratings add column criteria jsonb not null default '{}';
alter table ratings add column follow_up_due_at timestamptz;
alter table ratings add column followed_up_at timestamptz;
alter table ratings add column followed_up_by uuid references accounts;
alter table ratings add column followed_up_by_name text;
alter table ratings add column follow_up text check ((follow_up is null) = (followed_up_at is null));
comment on column ratings.criteria is 'Points from 0 to 2 by criterion, those that were answered (NĐ 61/2018 Đ31); the score is the criterion "overall".';
comment on column ratings.follow_up_due_at is 'Until when the head answers a low rating; null where none is needed.';

-- Who rates writes a rating once; the officers at its places read it and may only add what was done about it.
drop policy ratings_wall on ratings;
create policy ratings_read on ratings for select to :"app"
  using (
    rated_by = nullif(current_setting('app.person', true), '')::uuid
    or dossier_id = nullif(current_setting('app.tracked', true), '')::uuid
    or agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
  );
create policy ratings_give on ratings for insert to :"app"
  with check (rated_by = nullif(current_setting('app.person', true), '')::uuid);
create policy ratings_follow on ratings for update to :"app"
  using (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  with check (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]);
grant update (followed_up_at, followed_up_by, followed_up_by_name, follow_up) on ratings to :"app";

alter table tallies add column delivered integer not null default 0;
comment on column tallies.delivered is 'Results handed over: each could be rated once.';

create table criterion_tallies (
  run integer not null references tally_runs,
  unit_id integer not null references units,
  on_day date not null,
  criterion text not null,
  answers integer not null,
  points integer not null,
  primary key (run, unit_id, on_day, criterion)
);
comment on table criterion_tallies is 'Số liệu hài lòng theo tiêu chí: how many answered a criterion on a day, and their points (0 to 2 each).';
grant select on criterion_tallies to :"app", :"city";
grant select, insert, update, delete on criterion_tallies to :"worker";
