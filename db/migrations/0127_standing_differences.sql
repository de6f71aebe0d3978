-- What the house looks for each minute is found by an index of what stands, whatever was handed over in all the years.

create index dossiers_differing on dossiers (id)
  where paper_check is not null and delivery = 'ready' and paper_check -> 'settled' = 'null'::jsonb;
