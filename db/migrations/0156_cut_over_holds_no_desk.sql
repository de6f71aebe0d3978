-- Nobody who acts on a dossier in the night of a cut-over waits for more than his own row.

-- Whoever's act fills the list of what is not in an index yet writes all of it into the index: a short list is soon written.
alter index dossiers_of_others set (gin_pending_list_limit = 256);
alter index dossiers_by_name set (gin_pending_list_limit = 256);

-- The plan of a hundred thousand moves is read from the moment it is written: its statistics are not left to wait.
grant maintain on reorganisation_moves to :"worker";
