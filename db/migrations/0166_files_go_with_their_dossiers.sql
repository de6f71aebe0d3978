-- What a signed paper says of people lies in its file. Of a forgotten dossier no row names it any more, so that the job
-- that removes unnamed files takes it from the disk; who signed which number, and with which certificate, stays.
alter table signatures drop constraint signatures_check;
alter table signatures add constraint signatures_signed_check
  check ((state = 'signed') = (certificate is not null) and (file_sha256 is null) = (document_sha256 is null)
    and (state = 'signed' or file_sha256 is null)
    and (state <> 'signed' or file_sha256 is not null or cardinality(person_ids) = 0));
comment on column signatures.file_sha256 is 'The signed paper among the stored files; none before it is signed, nor once its dossier is forgotten.';

-- The job asks of every stored file whether a row still names it.
create index signatures_by_file on signatures (file_sha256) where file_sha256 is not null;

create or replace function forget_beside(ids uuid[]) returns void
language plpgsql security definer set search_path from current as $$
begin
  update signatures s set facts_digest = null, person_ids = '{}', file_sha256 = null, document_sha256 = null,
      reason = case when s.reason is null then null else '' end
    where s.noun_id = any(ids);
  update bank_lines b set description = '' from payments p
    where p.dossier_id = any(ids) and b.agency_id = p.agency_id and b.dossier_code = p.dossier_code;
  update bank_lines b set description = '' from dossiers d
    where d.id = any(ids) and b.agency_id = d.reception_agency_id and b.dossier_code = d.code;
  update payments p set person_ids = '{}', refund_reason = case when p.refund_reason is null then null else '' end
    where p.dossier_id = any(ids);
  update ratings r set comment = null, follow_up = case when r.follow_up is null then null else '' end
    where r.dossier_id = any(ids);
  update chains c set ending = jsonb_set(c.ending, '{reason}', '""') where c.dossier_ids && ids and c.ending is not null;
  update hand_over_receipts h set strokes = null where h.dossier_id = any(ids);
  update custody_acts a set reason = '' from originals o
    where o.dossier_id = any(ids) and a.original_ids @> array[o.id] and a.kind = 'refuse_slip';
  update transfer_slips s set note = '', courier = '', refused = s.refused || '{"reason": ""}' from originals o
    where o.dossier_id = any(ids) and s.original_ids @> array[o.id];
end
$$;
update signatures s set file_sha256 = null, document_sha256 = null, person_ids = '{}' from dossiers d
  where d.id = s.noun_id and d.forgotten_at is not null;
