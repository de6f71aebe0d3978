-- Base data that takes seconds to load rests while its files and the program that loads them are the same.
create table loads (
  what text primary key check (length(what) between 1 and 60),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  program text not null check (program ~ '^[0-9a-f]{64}$'),
  loaded_at timestamptz not null
);
comment on table loads is 'Nạp cấu hình: the digests of the files and of the program by which base data was last loaded; no other role may read it.';
