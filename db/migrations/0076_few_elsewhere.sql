-- An agency was asked about few dossiers that are another's: the server took a thousand and sorted for as many.
alter function dossiers_elsewhere() rows 20;
