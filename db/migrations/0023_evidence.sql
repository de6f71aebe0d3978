-- Evidence: a log that can be proven. One leaf for each event of the feed, tiles of the Merkle tree over them, signed checkpoints.
-- Everything here is only ever added to; no role of a door may change or delete it.

create table log_leaves (
  position bigint primary key,
  logged_at timestamptz not null,
  commitment bytea not null check (length(commitment) = 32)
);
comment on table log_leaves is 'One leaf for each position of the feed: SHA-256 over a salt and the event; says nothing without both.';

create table log_salts (
  position bigint primary key,
  salt bytea not null check (length(salt) = 16)
);
comment on table log_salts is 'The salt of each leaf, beside its value and deleted with it; the leaf stays.';

create table log_tiles (
  level smallint not null,
  n bigint not null,
  root bytea not null check (length(root) = 32),
  hashes bytea not null check (length(hashes) = 8192),
  primary key (level, n)
);
alter table log_tiles alter column hashes set storage external;
comment on table log_tiles is 'Full tiles of the tree, 256 hashes each (C2SP tlog-tiles), with their own root.';

create table log_checkpoints (
  size bigint primary key,
  note text not null,
  at timestamptz not null
);
comment on table log_checkpoints is 'What was signed: how large the log was and its root (C2SP tlog-checkpoint).';

create table log_keys (
  verifier text primary key,
  since timestamptz not null
);
comment on table log_keys is 'Public keys that have signed the log; the private ones are never in the database.';

insert into cursors (name) values ('log');

grant select on log_leaves, log_tiles, log_checkpoints, log_keys to :"app", :"city";
grant select, insert on log_leaves, log_salts, log_tiles, log_checkpoints to :"worker";
grant select on log_keys to :"worker";
