-- Certified copies: where the procedure says so, the desk that saw the original drafts the result itself.

alter table dossiers add column drafted_at_desk boolean not null default false;
comment on column dossiers.drafted_at_desk is 'The pinned version lets the desk propose the result at once (its step "propose" is the desk officer''s).';
