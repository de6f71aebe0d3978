-- Writing a dossier keeps the wall too: whoever writes a row must stand at one of its places or be one of its persons,
-- before the change (using) and after it (with check). Opening by code and second factor lets read and nothing more.
drop policy dossiers_wall on dossiers;
create policy dossiers_wall on dossiers to :"app"
  using (
    reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or competence_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or signer_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or return_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or support_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
    or filer_id = nullif(current_setting('app.person', true), '')::uuid
    or principal_id = nullif(current_setting('app.person', true), '')::uuid
    or proxy_id = nullif(current_setting('app.person', true), '')::uuid
    or id = nullif(current_setting('app.tracked', true), '')::uuid
  )
  with check (
    reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or competence_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or signer_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or return_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or support_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
    or filer_id = nullif(current_setting('app.person', true), '')::uuid
    or principal_id = nullif(current_setting('app.person', true), '')::uuid
    or proxy_id = nullif(current_setting('app.person', true), '')::uuid
  );
