-- How long data are kept, as dated rules with their legal basis; what nobody has confirmed for dossiers is not run.

create table retention_rules (
  class text not null,
  valid_from date not null,
  keep_days integer check (keep_days between 1 and 40000),
  legal_basis text not null,
  is_confirmed boolean not null,
  primary key (class, valid_from)
);
comment on table retention_rules is 'Thời hạn lưu giữ: days per class of data, dated; no days = nobody has confirmed it, and nothing of the class is deleted.';
grant select on retention_rules to :"app", :"city", :"worker";

alter table dossiers add column forgotten_at timestamptz;
comment on column dossiers.forgotten_at is 'When everything personal was deleted by a rule of retention; code, procedure, places and dates stay for the figures.';
create index dossiers_to_forget on dossiers ((coalesce(finished_at, last_at))) where forgotten_at is null;

create policy drafts_retention on drafts to :"worker" using (true);
grant select, delete on drafts to :"worker";
grant select, delete on tracking_tries to :"worker";
grant select, delete on identity_attempts to :"worker";

-- Forgets ended dossiers: everything personal in the row, its papers' rows, and the data and salts of its events. The
-- leaves of the log stay, so that the log is still whole; the caller names the positions on the record. A function, so
-- that the role of jobs needs no right to change events or salts.
create function forget_dossiers(before timestamptz, most integer, moment timestamptz)
returns table (dossiers integer, papers integer, positions bigint[])
language plpgsql security definer set search_path from current as $$
declare
  ids uuid[];
  logged bigint[];
  dropped integer;
begin
  select array_agg(d.id) into ids from (
    select d.id from dossiers d
    where d.forgotten_at is null and coalesce(d.finished_at, d.last_at) < before
      and d.business in ('finished', 'refused', 'withdrawn', 'stopped') and d.delivery <> 'ready'
    order by coalesce(d.finished_at, d.last_at) limit least(most, 500) for update skip locked
  ) d;
  if ids is null then
    return query select 0, 0, '{}'::bigint[];
    return;
  end if;
  update dossiers d set forgotten_at = moment, version = d.version + 1, filer_id = null, principal_id = null, proxy_id = null,
    persons = jsonb_build_object('filer', jsonb_build_object('kind', 'citizen', 'full_name', '(đã xóa)')),
    tail = '', principal_name = '(đã xóa)', folded = '', answers = '{}', checklist = '[]', supplement = null,
    consultation = null, refusal = null, decision = null, obligation = null, ending = null, last_actor = ''
    where d.id = any(ids);
  delete from papers p where p.held_for = any(ids);
  get diagnostics dropped = row_count;
  select coalesce(array_agg(f.position order by f.position), '{}') into logged
    from events e join feed f on f.event_id = e.id join log_salts s on s.position = f.position
    where e.noun = 'dossier' and e.noun_id = any(ids);
  update events e set data = '{}' where e.noun = 'dossier' and e.noun_id = any(ids);
  delete from log_salts s where s.position = any(logged);
  return query select cardinality(ids), dropped, logged;
end
$$;
comment on function forget_dossiers is 'Deletes what is personal of at most 500 dossiers that ended before a moment; answers the positions of the log whose salts went.';
revoke execute on function forget_dossiers from public;
grant execute on function forget_dossiers to :"worker";
