-- A version takes effect at a minute of Hà Nội's clock, not only at 00:00 of a day. A day alone means its 00:00, and in
-- plain letter order such texts stand in the order of time, so that files with days and those with minutes compare alike.

alter table procedure_versions drop constraint procedure_versions_check;
alter table procedure_versions
  alter column valid_from type text collate "C" using to_char(valid_from, 'YYYY-MM-DD'),
  alter column valid_to type text collate "C" using to_char(valid_to, 'YYYY-MM-DD');
alter table procedure_versions
  add constraint procedure_versions_begin check (
    valid_from ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$' and valid_from !~ 'T00:00$'
  ),
  add constraint procedure_versions_end check (
    valid_to > valid_from and valid_to ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$' and valid_to !~ 'T00:00$'
  );
comment on column procedure_versions.valid_from is
  'Hà Nội''s clock: YYYY-MM-DD is 00:00 of the day, YYYY-MM-DDTHH:MM a later minute';
comment on column procedure_versions.valid_to is 'as valid_from; from then on it is valid no longer';

alter table procedure_switches
  alter column valid_from type text collate "C" using to_char(valid_from, 'YYYY-MM-DD');
alter table procedure_switches
  add constraint procedure_switches_day check (valid_from ~ '^\d{4}-\d{2}-\d{2}$');
