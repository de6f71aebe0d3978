-- What a plan rules of registers and delegations is done by the house itself at the moment, and taken back when it is undone.

grant insert on delegations to :"worker";
grant update (revoked_at, revoked_by, revoked_reason) on delegations to :"worker";
create policy delegations_worker_new on delegations for insert to :"worker" with check (true);
create policy delegations_worker_end on delegations for update to :"worker" using (true);
grant execute on function renew_delegate_posts to :"worker";

-- A dry run names units and owners that the plan itself will make and that are not there yet.
alter table reorganisation_moves drop constraint reorganisation_moves_to_unit_fkey;
alter table reorganisation_moves drop constraint reorganisation_moves_owner_agency_id_fkey;
