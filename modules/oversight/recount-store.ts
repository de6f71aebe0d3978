import type { Fragment, Trx } from '#platform/database.ts'

/** A figure that was counted again and differs: `counted` from raw events, `kept` in the tables. */
export type Difference = {
  readonly unit_id: number
  /** A day (YYYY-MM-DD) for what happened, a moment or null for what waits. */
  readonly key: string | null
  readonly figure: string
  readonly counted: number
  readonly kept: number
}

type Recounted = { cursor: number; compared: number; differences: Difference[] }

/** How many differences an answer holds at most; there is something wrong with one. */
const MOST_DIFFERENCES = 100

/**
 * Counts everything again from the raw events up to the cursor, dossier by dossier instead of event by event,
 * and compares it with the live figures; one statement, so one moment.
 */
export async function selectDifferences(trx: Trx): Promise<Recounted> {
  const [found] = await trx<Recounted[]>`
    with live as (select run from tally_runs where is_live),
    ${perDossier(trx)}, ${happened(trx)}, ${counted(trx)}, ${kept(trx)},
    wanted (unit_id, key, figure, value) as (
      select * from counted where value <> 0
      union all select unit_id, key, figure || ' by procedure', value from counted
        where figure in ('received', 'settled', 'on_time', 'late') and value <> 0
    ),
    compared as (
      select unit_id, key, figure, coalesce(w.value, 0)::bigint as counted, coalesce(k.value, 0)::bigint as kept
      from (select unit_id, coalesce(key, '') as key, figure, value from wanted) w
      full join (select unit_id, coalesce(key, '') as key, figure, value from kept) k using (unit_id, key, figure)
    )
    select (select position from cursors where name = 'tallies') as cursor,
      (select count(*) from compared) as compared,
      coalesce((select json_agg(d) from (
        select unit_id, nullif(key, '') as key, figure, counted, kept from compared
        where counted <> kept order by unit_id, key, figure limit ${MOST_DIFFERENCES}) d), '[]') as differences`
  return found ?? { cursor: 0, compared: 0, differences: [] }
}

/** Of each dossier: where it was filed or moved to, when it was accepted, and its last event. */
function perDossier(trx: Trx): Fragment {
  return trx`
    seen as (
      select e.noun, e.noun_id, e.noun_version, e.act, e.unit_id, e.at, e.data,
        (e.at at time zone 'Asia/Ho_Chi_Minh')::date as day
      from events e join feed f on f.event_id = e.id
      where f.position <= (select position from cursors where name = 'tallies') and e.noun in ('dossier', 'rating')
    ),
    last as (
      select distinct on (noun_id) noun_id, act, data from seen
      where noun = 'dossier' order by noun_id, noun_version desc
    ),
    moved as (
      select distinct on (noun_id) noun_id, (data ->> 'unit')::int as unit_id from seen
      where noun = 'dossier' and act = 'transfer' order by noun_id, noun_version desc
    ),
    filed as (
      select s.noun_id, coalesce(m.unit_id, s.unit_id) as unit_id, s.data ->> 'channel' as channel
      from seen s left join moved m using (noun_id) where s.noun = 'dossier' and s.act = 'submit'
    ),
    accepted as (
      -- Taken in without the line and sent later, or opened by its chain after the result before it: accepted then.
      select noun_id, at, (at at time zone 'Asia/Ho_Chi_Minh')::date as day from (
        select noun_id, min(coalesce((data ->> 'accepted_at')::timestamptz, at)) as at from seen
        where noun = 'dossier' and act = 'accept' group by noun_id) as first
    )`
}

/** One row for each thing that is counted by day. */
function happened(trx: Trx): Fragment {
  return trx`
    happened (unit_id, day, figure, by) as (
      select f.unit_id, a.day, figure, 1 from accepted a join filed f using (noun_id)
        cross join lateral (values ('received'), (case when f.channel = 'online' then 'online' end)) as v (figure)
      union all select unit_id, day, case act when 'number' then 'settled' when 'refuse' then 'refused'
          when 'withdraw' then 'withdrawn' when 'stop' then 'stopped' else 'supplements' end, 1
        from seen where noun = 'dossier' and (act in ('number', 'withdraw', 'stop', 'request_supplement')
          or act = 'refuse' and data ->> 'to' = 'refused')
      union all select unit_id, day,
          case when at > (data ->> 'due_at')::timestamptz then 'late' else 'on_time' end, 1
        from seen where noun = 'dossier' and act = 'number'
      union all select unit_id, day, case when at > (data ->> 'due_at')::timestamptz then 'late' else 'on_time' end
          || ' by ' || (data ->> 'holder'), 1 from seen
        where noun = 'dossier' and act = 'number' and data ->> 'holder' is not null
      union all select unit_id, min(day), 'mismatches', 1 from seen
        where noun = 'dossier' and act = 'find_difference' group by noun_id, unit_id
      union all select unit_id, day, 'late_with_apology', 1 from seen where noun = 'dossier' and act = 'number'
          and at > (data ->> 'due_at')::timestamptz and data ->> 'apologised_at' is not null
      union all select f.unit_id, s.day, v.figure, 1 from seen s join filed f using (noun_id)
        join (values ('extend', 'apologised_at', 'apologies'), ('lapse', 'lapsed_at', 'lapses')) as v (act, moment, figure)
          on s.act = v.act and s.data ->> v.moment is not null
        where s.noun = 'dossier'
      union all select s.unit_id, s.day, 'settle_minutes',
          (extract(epoch from date_trunc('minute', s.at) - date_trunc('minute', a.at)) / 60)::bigint
        from seen s join accepted a using (noun_id) where s.noun = 'dossier' and s.act = 'number'
      union all select unit_id, day, 'ratings', 1 from seen where noun = 'rating' and act = 'rate'
      union all select unit_id, day, 'rating_sum', (data ->> 'score')::int from seen where noun = 'rating' and act = 'rate'
      union all select unit_id, day, 'points of ' || c.key, c.value::int from seen, jsonb_each_text(data -> 'criteria') c
        where noun = 'rating' and act = 'rate'
      union all select (data ->> 'unit')::int, day, 'delivered', 1 from seen where noun = 'dossier' and act = 'deliver'
    )`
}

/** The figures as they ought to be. */
function counted(trx: Trx): Fragment {
  return trx`
    standing as (
      select f.unit_id, l.data ->> 'to' as business, (l.data ->> 'due_at')::timestamptz as due_at,
        (l.data ->> 'acceptance_due_at')::timestamptz as acceptance_due_at,
        (l.data ->> 'paused_at')::timestamptz as paused_at, l.data ->> 'apologised_at' is not null as is_apologised,
        l.data ->> 'holder' as holder
      from last l join filed f using (noun_id)
    ),
    counted (unit_id, key, figure, value) as (
      select unit_id, day::text, figure, sum(by) from happened where figure is not null group by 1, 2, 3
      union all select unit_id, acceptance_due_at::text, 'waiting', count(*) from standing
        where business in ('submitted', 'refusal_drafted') group by 1, 2, 3
      union all select unit_id, (case when due_at < paused_at or paused_at is null then due_at end)::text, stage, count(*)
        from standing join lateral (values ('open', true), ('apologised', is_apologised),
          ('held by ' || holder, holder is not null)) as v (stage, is_counted) on is_counted
        where business in ('accepted', 'forwarded', 'reviewing', 'consulting', 'supplement',
          'financial', 'proposed', 'endorsed', 'approved') group by 1, 2, 3
    )`
}

/** The figures as the tables have them. */
function kept(trx: Trx): Fragment {
  return trx`
    kept (unit_id, key, figure, value) as (
      select unit_id, on_day::text, figure, value from tallies t, lateral (values
        ('received', t.received::bigint), ('online', t.online), ('settled', t.settled), ('on_time', t.on_time),
        ('late', t.late), ('late_with_apology', t.late_with_apology), ('apologies', t.apologies), ('lapses', t.lapses),
        ('refused', t.refused), ('withdrawn', t.withdrawn), ('stopped', t.stopped),
        ('supplements', t.supplements), ('mismatches', t.mismatches), ('delivered', t.delivered), ('ratings', t.ratings), ('rating_sum', t.rating_sum),
        ('settle_minutes', t.settle_minutes)) as v (figure, value)
        where run = (select run from live) and value <> 0
      union all select unit_id, on_day::text, 'points of ' || criterion, points from criterion_tallies
        where run = (select run from live) and points <> 0
      union all select unit_id, due_at::text, stage, dossiers from backlog where run = (select run from live)
      union all select unit_id, due_at::text, 'held by ' || officer_id, dossiers from officer_backlog
        where run = (select run from live)
      union all select unit_id, on_day::text, figure || ' by ' || officer_id, value from officer_tallies t,
        lateral (values ('on_time', t.on_time), ('late', t.late)) as v (figure, value)
        where run = (select run from live) and value <> 0
      union all select unit_id, on_day::text, figure, sum(value) from procedure_tallies t, lateral (values
        ('received by procedure', t.received), ('settled by procedure', t.settled),
        ('on_time by procedure', t.on_time), ('late by procedure', t.late)) as v (figure, value)
        where run = (select run from live) group by 1, 2, 3 having sum(value) <> 0
    )`
}
