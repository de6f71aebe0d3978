-- Who pays less or nothing, on what evidence; and what was granted to a dossier when it was accepted.

create table fee_exemptions (
  key text not null,
  valid_from date not null,
  rule jsonb not null,
  primary key (key, valid_from)
);
comment on table fee_exemptions is 'Miễn, giảm phí, lệ phí: by field and kind of fee, with the evidence that proves it and its source';
grant select on fee_exemptions to :"app", :"city", :"worker";

alter table dossiers add column fee_exemption jsonb;
comment on column dossiers.fee_exemption is
  'the exemption granted at acceptance: key, name, kinds, share still to be paid, evidence seen, source';
