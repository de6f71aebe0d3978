-- A name is looked for along the order of a list: the index that gives the order holds the folded name too, so that the walk
-- reads no dossier before it is found.
drop index dossiers_by_time;
drop index dossiers_of_unit;
drop index dossiers_of_reception;
drop index dossiers_of_competence;
create index dossiers_by_time on dossiers (submitted_at desc, id desc) include (folded);
create index dossiers_of_unit on dossiers (unit_id, submitted_at desc, id desc) include (folded);
create index dossiers_of_reception on dossiers (reception_agency_id, submitted_at desc, id desc) include (folded);
create index dossiers_of_competence on dossiers (competence_agency_id, submitted_at desc, id desc) include (folded);

-- Through the whole city a name that few bear is found by what its words begin. The intersection of the words' own entries
-- was read from end to end before: of two words that half of all people bear, some hundred thousand of each.
create function word_endings(folded text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
declare
  endings text[] := '{}';
  rest text := folded;
begin
  while rest <> '' loop
    endings := endings || rest;
    rest := substr(rest, position(' ' in rest || ' ') + 1);
  end loop;
  return array_to_tsvector(endings);
end
$$;
comment on function word_endings is 'A folded name from each of its words to its end, each as one lexeme: a search from the beginning of a word is a search for a prefix of one of them.';
drop index dossiers_by_name;
create index dossiers_by_name on dossiers using gin (word_endings(folded)) with (gin_pending_list_limit = 256);

-- The wall's own sentence would be judged on each row of the walk, and for that each dossier read: here it is the walk.
create function dossiers_named(wanted text) returns table (named_id uuid, named_at timestamptz)
  language sql stable security definer set search_path from current rows 100 as $$
  select found.id, found.submitted_at
  from unnest(string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]) as mine (agency_id)
  cross join lateral (
    select id, submitted_at, folded from dossiers where reception_agency_id = mine.agency_id
    union all
    select id, submitted_at, folded from dossiers where competence_agency_id = mine.agency_id
    union all
    select id, submitted_at, folded from dossiers
    where signer_agency_id = mine.agency_id and signer_agency_id <> competence_agency_id
    union all
    select id, submitted_at, folded from dossiers
    where return_agency_id = mine.agency_id and return_agency_id <> reception_agency_id
    union all
    select id, submitted_at, folded from dossiers where support_agency_id = mine.agency_id
  ) as found
  where ' ' || found.folded like wanted
  union
  select elsewhere.id, elsewhere.submitted_at from dossiers elsewhere
  where elsewhere.id in (select dossiers_elsewhere()) and ' ' || elsewhere.folded like wanted
$$;
comment on function dossiers_named is 'Ids and times of the dossiers at the places of the caller''s agencies whose principal''s folded name, with a blank before it, is like this; fails closed.';
revoke execute on function dossiers_named from public;
grant execute on function dossiers_named to :"app";
