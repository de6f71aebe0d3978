-- Who acts for agencies writes in the books, and opens the chains, of those alone. A resident acts for none: what he files or
-- pays takes its number where it goes, and its chain begins there.
drop policy register_entries_taken on register_entries;
create policy register_entries_taken on register_entries for insert to :"app"
  with check (voided_at is null and (nullif(current_setting('app.agencies', true), '') is null
    or agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])));
create policy register_entries_taken_by_worker on register_entries for insert to :"worker" with check (voided_at is null);

drop policy chains_reception on chains;
create policy chains_reception on chains to :"app"
  using (reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (nullif(current_setting('app.agencies', true), '') is null
    or reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
