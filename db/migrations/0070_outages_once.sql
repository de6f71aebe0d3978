-- An outage is recorded once: for communes, for an agency with those under it, or for the city; calendars and running dossiers see the same row.

alter table outages
  add column unit_ids integer[] not null default '{}',
  add column agency_ids uuid[] not null default '{}';
update outages set unit_ids = array[unit_id] where unit_id is not null;
alter table outages drop column unit_id;
comment on table outages is
  'Sự cố đã ghi nhận: an interval in which work was impossible, its legal basis and who recorded it; calendars have it, and the house applies it to running dossiers one by one';
comment on column outages.unit_ids is 'the communes it met; with no agency either: the whole city';
comment on column outages.agency_ids is 'the agency it met, and after it those under it';
comment on column outages.withdrawn_at is 'taken back: no calendar has it any more and it is applied to no further dossier; dates already given stay';
