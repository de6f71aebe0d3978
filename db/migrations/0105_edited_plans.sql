-- A draft that is edited takes what a dry run said of its lines of before with it.

grant delete on reorganisation_moves, reorganisation_findings to :"city";
create policy moves_city_delete on reorganisation_moves as restrictive for delete to :"city" using (state = 'planned');
