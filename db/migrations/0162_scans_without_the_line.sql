-- Papers scanned at a desk whose line is cut: sealed there in pieces, sent after their dossier, and kept here only until whole.

alter table offline_items drop constraint offline_items_kind_check;
alter table offline_items add constraint offline_items_kind_check
  check (kind in ('intake', 'ticket', 'visit', 'hand_over', 'scan'));
alter table offline_discards drop constraint offline_discards_kind_check;
alter table offline_discards add constraint offline_discards_kind_check
  check (kind in ('intake', 'ticket', 'visit', 'hand_over', 'scan'));

create table offline_pieces (
  item uuid not null,
  number integer not null check (number between 0 and 255),
  agency_id uuid not null references agencies,
  sealed text not null check (length(sealed) <= 400000),
  kept_at timestamptz not null,
  primary key (item, number)
);
create index offline_pieces_of_agency on offline_pieces (agency_id, kept_at);
comment on table offline_pieces is 'Mảnh giấy tờ quét khi mất kết nối: pieces of a scanned paper as a desk sealed them, until all have come; then they are one paper of the dossier, and gone here. What is never completed goes after thirty days.';
alter table offline_pieces enable row level security;
create policy offline_pieces_wall on offline_pieces to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
grant select, insert, delete on offline_pieces to :"app";
