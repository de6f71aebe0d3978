-- What came sealed from a desk whose line had been cut: each item once, whichever officer of the point sends it.

create table offline_items (
  id uuid primary key,
  agency_id uuid not null references agencies,
  code text not null unique,
  taken_by uuid not null references accounts,
  sent_by uuid not null references accounts,
  reviewed boolean not null,
  taken_at timestamptz not null,
  sent_at timestamptz not null
);
comment on table offline_items is 'Hồ sơ tiếp nhận khi mất kết nối đã gửi: what came sealed from a desk, who took it in and who sent it; the same item again is the same dossier.';
alter table offline_items enable row level security;
create policy offline_items_wall on offline_items to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy offline_items_city on offline_items for select to :"city" using (true);
grant select, insert on offline_items to :"app";
grant select on offline_items to :"city";
