-- Who looks for a name of several words through the whole city asks an index of words, not every dossier.
create index dossiers_by_name on dossiers using gin (to_tsvector('simple', folded));
