-- A name that some thousands bear was read in the index of names from end to end, dossier by dossier, for the fifty newest of
-- them: the index knew no time. Now each entry begins with the week, so that the newest weeks are asked alone.
create function week_of(at timestamptz) returns integer
  language sql immutable strict parallel safe
  return floor(extract(epoch from at - timestamptz '1970-01-01 00:00:00+00') / 604800)::integer;
comment on function week_of is 'The running number of a week of seven days, by which names lie in their index.';

-- With a path of its own: an index is kept up under another one while its table is vacuumed.
create function word_endings(folded text, at timestamptz) returns tsvector
  language plpgsql immutable strict parallel safe set search_path from current as $$
declare
  endings text[] := '{}';
  rest text := folded;
  week text := week_of(at) || ' ';
begin
  while rest <> '' loop
    endings := endings || (week || rest);
    rest := substr(rest, position(' ' in rest || ' ') + 1);
  end loop;
  return array_to_tsvector(endings);
end
$$;
comment on function word_endings(text, timestamptz) is 'A folded name from each of its words to its end, each as one lexeme behind the week: a search from the beginning of a word in a week is a search for a prefix of one of them.';

drop index dossiers_by_name;
drop function word_endings(text);
-- Entries are put in their place at once, some hundredths of a millisecond for each filing: those that wait in a list are
-- read from end to end by every search, once for each week.
create index dossiers_by_name on dossiers using gin (word_endings(folded, submitted_at)) with (fastupdate = off);

create function named_in_weeks(name text, latest timestamptz, weeks integer) returns tsquery
  language sql stable parallel safe set search_path from current
  return (
    select string_agg(format('''%s %s'':*', week, name), '|')::tsquery
    from (
      select week_of(coalesce(latest, max(submitted_at))) as last, week_of(min(submitted_at)) as first from dossiers
    ) there
    cross join lateral generate_series(greatest(first, last - coalesce(weeks, last) + 1), last) as week
  );
comment on function named_in_weeks is 'What finds a folded name from the beginning of a word in so many weeks up to the latest (null: all weeks of the house, up to its newest dossier). The name holds letters, digits and blanks alone.';
