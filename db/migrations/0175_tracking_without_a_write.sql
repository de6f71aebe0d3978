-- A right try wrote a row and took it away again, and its answer waited for the disk. Now tries at one code stand in line by a
-- lock that writes nothing; only a wrong try is written, or a right one that forgets wrong ones before it. The transaction is
-- told which dossier it may see by the function itself, so that the dossier is read in the same trip.
create or replace function track_dossier(asked_code text, asked_tail text, moment timestamptz)
returns table (dossier_id uuid, tries_left integer, wait_until timestamptz)
language plpgsql security definer set search_path from current as $$
declare
  found_id uuid;
  used tracking_tries;
begin
  perform set_config('app.tracked', '', true);
  perform pg_advisory_xact_lock(hashtext(current_schema() || ' tracking'), hashtext(asked_code));
  select * into used from tracking_tries t where t.code = asked_code;
  if used.wait_until > moment then
    return query select null::uuid, 0, used.wait_until;
    return;
  end if;
  select d.id into found_id from dossiers d where d.code = asked_code and d.tail = asked_tail;
  if found_id is not null then
    if used.code is not null then
      delete from tracking_tries t where t.code = asked_code;
    end if;
    perform set_config('app.tracked', found_id::text, true);
    return query select found_id, 5, null::timestamptz;
    return;
  end if;
  -- A wait that is over begins the count anew.
  insert into tracking_tries as t (code, tries) values (asked_code, 1)
    on conflict (code) do update set
      tries = case when t.wait_until is null then t.tries + 1 else 1 end,
      wait_until = case when t.wait_until is null and t.tries + 1 >= 5 then moment + interval '15 minutes' end
    returning * into used;
  return query select null::uuid, greatest(5 - used.tries, 0), used.wait_until;
end
$$;
