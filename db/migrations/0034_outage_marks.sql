-- How many dossiers a recorded outage has reached is counted by its mark in their intervals, and not by reading them all.

create index dossiers_by_outage on dossiers using gin (intervals jsonb_path_ops);
