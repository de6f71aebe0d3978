-- Originals follow when agencies end: the house itself writes who holds them after a cut-over, and after its undoing.

alter table custody_acts drop constraint custody_acts_kind_check;
alter table custody_acts add constraint custody_acts_kind_check
  check (kind in ('take', 'pass', 'send', 'receive', 'miss', 'refuse_slip', 'take_back', 'return', 'succeed'));

-- Both ends of a slip may have become one agency; the envelope is on its way all the same.
alter table transfer_slips add column succeeded_at timestamptz;
comment on column transfer_slips.succeeded_at is 'When an end of it ended and the agency in its place took over: sender and receiver may since be the same';
alter table transfer_slips drop constraint transfer_slips_check3;
alter table transfer_slips add constraint transfer_slips_apart
  check (from_agency_id <> to_agency_id or succeeded_at is not null);

create policy originals_worker on originals to :"worker" using (true);
create policy transfer_slips_worker on transfer_slips to :"worker" using (true);
create policy custody_acts_worker on custody_acts to :"worker" using (true) with check (true);
create policy hand_over_receipts_worker on hand_over_receipts to :"worker" using (true);
grant select, update on originals, transfer_slips to :"worker";
grant select, insert, update (agency_ids) on custody_acts to :"worker";
grant select (id, dossier_id, agency_ids), update (agency_ids) on hand_over_receipts to :"worker";
