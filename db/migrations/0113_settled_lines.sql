-- Bank lines settled by hand: allotted to a dossier, or marked to be given back.

alter table bank_lines add column settled jsonb;
comment on column bank_lines.settled is 'Xử lý bằng tay: {way: allot | refund, reason, by, at, refund}; refund is how many đồng are to be given back; null where nobody had to.';

alter table bank_lines drop constraint bank_lines_check1;
alter table bank_lines add constraint bank_lines_receipt
  check (payment_id is null or matched in ('exact', 'partial') or (matched = 'over' and settled is not null));
