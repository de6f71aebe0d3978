-- On a busy day the server learns anew each minute what stands in these tables, and sorted thousands of long texts for it by
-- which no row is ever chosen: two seconds of a processor for the dossiers, one for the events.
alter table dossiers
  alter persons set statistics 0,
  alter answers set statistics 0,
  alter checklist set statistics 0,
  alter decision set statistics 0,
  alter papers_issued set statistics 0,
  alter intervals set statistics 0,
  alter principal_name set statistics 0,
  alter last_actor set statistics 0;
alter table events alter data set statistics 0;
alter table answers
  alter answer set statistics 0,
  alter request_hash set statistics 0;
alter table log_leaves alter commitment set statistics 0;
alter table log_salts alter salt set statistics 0;
