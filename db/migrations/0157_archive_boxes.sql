-- The archive of an agency: boxes with the list of their files, and every hand-over of boxes with that list as it was.

create table archive_boxes (
  id uuid primary key,
  agency_id uuid not null references agencies,
  fonds_agency_id uuid not null references agencies,
  code text not null check (code <> ''),
  title text not null check (title <> ''),
  shelf text not null default '',
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  since timestamptz not null,
  listed_at timestamptz not null,
  listed_by_name text not null,
  version integer not null default 1,
  unique (fonds_agency_id, code)
);
comment on table archive_boxes is 'Hộp lưu trữ: one row for each box, with its one holder and the list of the files in it';
comment on column archive_boxes.agency_id is 'Who holds it now.';
comment on column archive_boxes.fonds_agency_id is 'Phông: in whose archive it was formed; stays whatever happens to the agency.';
comment on column archive_boxes.files is 'Hồ sơ trong hộp: number, title, sheets, and which dossier or which book of which year it is.';
create index archive_boxes_held on archive_boxes (agency_id, code);

create table archive_hand_overs (
  id uuid primary key,
  from_agency_id uuid not null references agencies,
  to_agency_id uuid not null references agencies check (to_agency_id <> from_agency_id),
  box_ids uuid[] not null check (cardinality(box_ids) > 0),
  inventory jsonb not null,
  reason text not null,
  at timestamptz not null
);
comment on table archive_hand_overs is 'Biên bản bàn giao hộp lưu trữ: which boxes went from whom to whom and why, with their list as it was; append-only';
create index archive_hand_overs_of_boxes on archive_hand_overs using gin (box_ids) with (fastupdate = off);
create index archive_hand_overs_by_time on archive_hand_overs (at desc, id);

alter table archive_boxes enable row level security;
alter table archive_hand_overs enable row level security;
create policy archive_boxes_wall on archive_boxes to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy archive_hand_overs_wall on archive_hand_overs for select to :"app"
  using (array[from_agency_id, to_agency_id] && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]);
create policy archive_boxes_city on archive_boxes for select to :"city" using (true);
create policy archive_hand_overs_city on archive_hand_overs for select to :"city" using (true);
create policy archive_boxes_worker on archive_boxes to :"worker" using (true);
create policy archive_hand_overs_worker on archive_hand_overs to :"worker" using (true) with check (true);
grant select, insert, update (title, shelf, files, listed_at, listed_by_name, version) on archive_boxes to :"app";
grant select on archive_boxes, archive_hand_overs to :"city";
grant select on archive_hand_overs to :"app";
grant select, update (agency_id, since, version) on archive_boxes to :"worker";
grant select, insert on archive_hand_overs to :"worker";
