-- The public directory: desks of an agency and who is on duty there, dated. Everything here is for everybody to read.

create table desks (
  id uuid primary key,
  version integer not null check (version > 0),
  agency_id uuid not null references agencies,
  unit_id integer not null references units,
  number integer not null check (number between 1 and 99),
  handles text not null check (handles <> ''),
  phone text check (phone ~ '^[0-9 +.]{3,20}$'),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);
create unique index desks_open on desks (agency_id, number) where valid_to is null;
create index desks_of_unit on desks (unit_id);
comment on table desks is 'Quầy: a desk of an agency, what it handles and its telephone, from a day to a day (valid_to is the first without it).';

create table desk_duties (
  id uuid primary key,
  version integer not null check (version > 0),
  desk_id uuid not null references desks,
  account_id uuid not null references accounts,
  phone text check (phone ~ '^[0-9 +.]{3,20}$'),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);
create index desk_duties_of_desk on desk_duties (desk_id, valid_from);
comment on table desk_duties is 'Trực quầy: which officer sits at a desk from a day to a day; several may share one.';

grant select on desks, desk_duties to :"app", :"city", :"worker";
grant insert on desks, desk_duties to :"app", :"city";
grant update (version, handles, phone, valid_to) on desks to :"app", :"city";
grant update (version, valid_to) on desk_duties to :"app", :"city";
