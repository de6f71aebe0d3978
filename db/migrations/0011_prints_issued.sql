-- Papers issued on a dossier: which form, under which number of its agency's yearly register, when and by whom.
-- What a form says beside the dossier's lasting columns is kept with it, so that it can be printed again to the byte.

alter table dossiers add column papers_issued jsonb not null default '[]';
comment on column dossiers.papers_issued is 'Mẫu 01–05 issued (TT 03/2025): form, number, moment, agency, who signed, and what later acts would change.';
