-- No dossier passes its date silently: apologies are drafted a working day before, passing a date is written down.

alter table dossiers add column apology jsonb;
comment on column dossiers.apology is 'Văn bản xin lỗi: drafted by the house a working day before the date would pass, with reason and proposed date; signed_at once a responsible officer signed it.';
alter table dossiers add column lapse jsonb;
comment on column dossiers.lapse is 'Quá hẹn: which date passed while the dossier was open, when that was written down, and whether an apology had been signed.';

create index dossiers_running on dossiers (due_at)
  where business in ('accepted', 'forwarded', 'reviewing', 'consulting', 'supplement_proposed', 'proposed', 'endorsed', 'approved');

alter table tallies add column late_with_apology integer not null default 0;
alter table tallies add column apologies integer not null default 0;
alter table tallies add column lapses integer not null default 0;

alter table backlog drop constraint backlog_stage_check;
alter table backlog add constraint backlog_stage_check check (stage in ('waiting', 'open', 'apologised'));
comment on column backlog.stage is 'apologised: those of the open that an apology was signed for; they are counted under open as well.';
