-- A dossier is changed about eight times in its life, mostly in columns no index holds: with room left on
-- its page a new version stays there and no index is touched (HOT).
alter table dossiers set (fillfactor = 60);
