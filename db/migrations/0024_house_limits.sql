-- The house's own limits: how long papers may be awaited, when that is warned of, how far the daily digest looks.

create table house_limits (
  id uuid primary key default gen_random_uuid(),
  valid_from date not null unique,
  supplement_days integer not null check (supplement_days between 1 and 365),
  warn_days integer not null check (warn_days between 1 and 60),
  digest_hours integer not null check (digest_hours between 8 and 400),
  source text not null,
  decided_at timestamptz not null,
  check (warn_days < supplement_days)
);
comment on table house_limits is 'Thời hạn chung của thành phố, theo ngày hiệu lực: working days to bring requested papers, working days before the closing on which it is warned of, working hours the digest looks ahead.';

insert into house_limits (valid_from, supplement_days, warn_days, digest_hours, source, decided_at)
values ('2025-07-01', 15, 3, 48, 'NĐ 118/2025/NĐ-CP; nhắc trước và bản tin là quy ước của hệ thống', '2025-07-01T00:00:00Z');

grant select on house_limits to :"app", :"city", :"worker";
grant insert on house_limits to :"city";
