-- A dry run of a large house takes longer than a page may: it is asked for, and the house makes it.

alter table reorganisations add column dry_run_asked_at timestamptz;
comment on column reorganisations.dry_run_asked_at is 'When a dry run was asked for on a page; it is made once planned_at is not before it.';
