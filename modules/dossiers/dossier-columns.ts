/** The columns of a dossier's row, in the order of the type. */
export const COLUMNS = `id, code, version, procedure_code, procedure_version_id, case_key, channel, business, money, delivery,
  sync, support_agency_id, reception_agency_id, competence_agency_id, signer_agency_id, return_agency_id,
  body_agency_id, other_agency_ids, holder_id, unit_id, reception_unit_id, filer_id, principal_id, proxy_id, persons,
  principal_name, answers, checklist, has_head_step, drafted_at_desk, submitted_at, acceptance_due_at, accepted_at, clock_from_at, due_at,
  original_due_at, metric_due_at, finished_at, on_time, delivered_at, intervals, supplement, supplement_count, extension, apology, lapse,
  consultation, refusal, decision, obligation, ending, result_number, fee_due, fee_paid, fee_moment, receipt_number,
  fee_exemption, assistance, papers_issued, paper_check, coming, former, last_act, last_actor, last_at`
