-- What was taken in without the line, or opened by its chain after the result before it, was accepted earlier than its event
-- was told. It counts on that day, as in lists and reports; until now the boards counted it on the day of the event.
with moved as (
  select (e.data ->> 'unit')::integer as unit_id, coalesce(e.data ->> 'procedure', '') as procedure_code,
    coalesce(e.data ->> 'channel', '') as channel, (e.at at time zone 'Asia/Ho_Chi_Minh')::date as told_on,
    ((e.data ->> 'accepted_at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as accepted_on
  from events e join feed f on f.event_id = e.id
  where e.noun = 'dossier' and e.act = 'accept' and e.data ->> 'unit' is not null
    and f.position <= (select position from cursors where name = 'tallies')
), changes as (
  select r.run, c.* from tally_runs r, (
    select unit_id, procedure_code, channel, told_on as on_day, -1 as by from moved where told_on <> accepted_on
    union all
    select unit_id, procedure_code, channel, accepted_on, 1 from moved where told_on <> accepted_on
  ) c where r.is_live
), days as (
  insert into tallies as t (run, on_day, unit_id, received, online, settled, on_time, late, refused, withdrawn, stopped,
    supplements, ratings, rating_sum, settle_minutes)
  select run, on_day, unit_id, sum(by), coalesce(sum(by) filter (where channel = 'online'), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  from changes group by run, on_day, unit_id
  on conflict (run, on_day, unit_id) do update
    set received = t.received + excluded.received, online = t.online + excluded.online
)
insert into procedure_tallies as t (run, unit_id, on_day, procedure_code, channel, received, settled, on_time, late)
select run, unit_id, on_day, procedure_code, channel, sum(by), 0, 0, 0
from changes group by run, unit_id, on_day, procedure_code, channel
on conflict (run, unit_id, on_day, procedure_code, channel) do update set received = t.received + excluded.received;
