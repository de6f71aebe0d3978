-- City administrators' acts are idempotent, too: their remembered answers are their own, as everybody's.

create policy answers_of_city on answers to :"city"
  using (scope = current_setting('app.scope', true))
  with check (scope = current_setting('app.scope', true));
