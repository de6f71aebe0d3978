-- What the code of a printed paper states is in the log: an event of its own noun, once for the same paper with the same facts.
create unique index events_of_papers on events
  ((data ->> 'dossier'), (data ->> 'what'), (data ->> 'number'), (data ->> 'facts_digest')) where noun = 'issued_paper';
-- Who proves a record reads the signatures of one dossier.
grant execute on function signatures_for(uuid) to :"worker";
