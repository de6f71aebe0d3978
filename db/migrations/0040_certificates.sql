-- Certificates as data: what readiness judges and administrators see, while the keys stay in files and on devices.

create table certificates (
  id uuid primary key,
  version integer not null check (version > 0),
  owner_id uuid not null,
  kind text not null check (kind in ('personal', 'seal')),
  agency_id uuid not null references agencies,
  unit_id integer not null references units,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  serial text not null,
  holder text not null,
  issuer text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  revoked_at timestamptz,
  is_trusted boolean not null,
  found_at timestamptz not null,
  gone_at timestamptz,
  unique (owner_id, fingerprint)
);
create unique index certificates_in_use on certificates (owner_id) where gone_at is null;
create index certificates_of_unit on certificates (unit_id);
comment on table certificates is 'Chứng thư số: what a job found beside the key of a signer or of an organisation''s seal; a certificate that is no longer there keeps its row (gone_at).';
comment on column certificates.owner_id is 'The account that signs, or the agency whose seal it is.';
comment on column certificates.is_trusted is 'A trusted root stands above it and its revocation list is known.';
grant select on certificates to :"app", :"city", :"worker";
grant insert, update on certificates to :"worker";
