-- The wall of dossiers reads the setting as text. As an array it was taken apart anew for each place of each row (12 µs a row,
-- most of a list), and the server thought that nearly nothing passes, so that it sorted a whole agency for a page. An id is 36
-- characters without a comma: it is found in the list only where it stands in it.
alter policy dossiers_wall on dossiers
  using (
    strpos(current_setting('app.agencies', true), reception_agency_id::text) > 0
    or strpos(current_setting('app.agencies', true), competence_agency_id::text) > 0
    or strpos(current_setting('app.agencies', true), signer_agency_id::text) > 0
    or strpos(current_setting('app.agencies', true), return_agency_id::text) > 0
    or strpos(current_setting('app.agencies', true), support_agency_id::text) > 0
    or (other_agency_ids <> '{}'
      and other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or filer_id::text = current_setting('app.person', true)
    or principal_id::text = current_setting('app.person', true)
    or proxy_id::text = current_setting('app.person', true)
    or id::text = current_setting('app.tracked', true))
  with check (
    strpos(current_setting('app.agencies', true), reception_agency_id::text) > 0
    or strpos(current_setting('app.agencies', true), competence_agency_id::text) > 0
    or strpos(current_setting('app.agencies', true), signer_agency_id::text) > 0
    or strpos(current_setting('app.agencies', true), return_agency_id::text) > 0
    or strpos(current_setting('app.agencies', true), support_agency_id::text) > 0
    or (other_agency_ids <> '{}'
      and other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or filer_id::text = current_setting('app.person', true)
    or principal_id::text = current_setting('app.person', true)
    or proxy_id::text = current_setting('app.person', true));
