-- Filed with an officer's help: by whom and how the person consented. It never happens in the person's own account.

alter table dossiers add column assistance jsonb;
