-- Signing by the list: what one press asked to be signed or issued, and what became of each paper.

create table signing_batches (
  id uuid primary key,
  account_id uuid not null references accounts,
  kind text not null check (kind in ('personal', 'seal')),
  opened_at timestamptz not null,
  leased_until timestamptz,
  closed_at timestamptz
);
create index signing_batches_of_account on signing_batches (account_id, opened_at desc);
comment on table signing_batches is 'Lượt ký: the papers somebody asked to be signed or issued by one press.';
comment on column signing_batches.leased_until is 'A process works on it until then; after that another may go on.';

create table signing_batch_items (
  batch_id uuid not null references signing_batches,
  position integer not null check (position > 0),
  account_id uuid not null,
  noun_id uuid not null,
  noun_code text not null,
  noun_version integer not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  number text,
  reason jsonb,
  changed_at timestamptz not null,
  primary key (batch_id, position),
  unique (batch_id, noun_id),
  check ((state = 'failed') = (reason is not null))
);
comment on table signing_batch_items is 'Từng giấy của lượt ký: the version its signer saw, and whether it was signed or why not.';
comment on column signing_batch_items.reason is 'Why it failed, { vi, en }.';

alter table signing_batches enable row level security;
create policy signing_batches_own on signing_batches to :"app"
  using (account_id = nullif(current_setting('app.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
grant select, insert, update on signing_batches to :"app";

alter table signing_batch_items enable row level security;
create policy signing_batch_items_own on signing_batch_items to :"app"
  using (account_id = nullif(current_setting('app.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
grant select, insert, update on signing_batch_items to :"app";
