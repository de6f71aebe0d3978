-- Đánh giá bằng mã: whoever has the receipt's code and the second factor rates without an account; nobody is written down.
alter table ratings alter column rated_by drop not null;
comment on column ratings.rated_by is 'Who rated; null for a rating by code and second factor.';
drop policy ratings_give on ratings;
create policy ratings_give on ratings for insert to :"app"
  with check (
    rated_by = nullif(current_setting('app.person', true), '')::uuid
    or (rated_by is null and dossier_id = nullif(current_setting('app.tracked', true), '')::uuid));
