-- Passwords one sets oneself, and those an administrator gives for a day.

alter table accounts add column password_until timestamptz;
comment on column accounts.password_until is 'Mật khẩu tạm: until when a password given by an administrator opens the way to setting one''s own; null for a password of one''s own.';

alter table sessions drop constraint sessions_stage_check;
alter table sessions add constraint sessions_stage_check check (stage in ('open', 'password', 'passkey', 'enrol'));
comment on column sessions.stage is 'open = signed in; password = came in with a given password and must set one; passkey = the password was right and the second factor is awaited; enrol = one must be set up first.';

grant update (password_hash, password_until, failed_attempts, locked_until) on accounts to :"app", :"city";
