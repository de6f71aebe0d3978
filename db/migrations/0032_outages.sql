-- A recorded outage stops the clock of every running dossier it touches, by one act of the city and not one per dossier.

create table outages (
  id uuid primary key,
  unit_id integer,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  legal_basis text not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorder text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawal_reason text,
  check ((withdrawn_at is null) = (withdrawal_reason is null))
);
comment on table outages is
  'Sự cố đã ghi nhận: an interval in which work was impossible, its legal basis and who recorded it; the house applies it to running dossiers one by one';
comment on column outages.unit_id is 'the commune whose dossiers it touches; null: every dossier of the city';
comment on column outages.withdrawn_at is 'taken back: it is applied to no further dossier, dates already given stay';

grant select on outages to :"app", :"city", :"worker";
grant insert on outages to :"city";
grant update (withdrawn_at, withdrawn_by, withdrawal_reason) on outages to :"city";
