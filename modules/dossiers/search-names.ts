import type { Actor } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import { fold } from '#platform/text.ts'

/** What is looked for: a code, a name from the beginning of one of its words, or what may be either. */
export type Search = { readonly code: string | null; readonly name: string | null }

/** What can only be a code: letters and digits in several parts, at least one digit. */
const CODE = /^(?=.*\d)[A-Z0-9]+([./-][A-Z0-9]+)+$/

/**
 * So many of the newest are walked by name before the index of names is asked: a name that fills a page among them is found
 * in a few milliseconds, and one that does not is rare enough for the index.
 */
const NEWEST = 5_000

/**
 * Then the index of names is asked for so many weeks, newest first, where the way before `found` so many that these are
 * likely to fill a page: of each dossier found the row is read, which may lie on the disk. Null: all weeks.
 */
const BY_WEEKS = [
  { weeks: 1, found: 10 },
  { weeks: 2, found: 0 },
  { weeks: 4, found: 20 },
  { weeks: 8, found: 10 },
  { weeks: 26, found: 4 },
  { weeks: null, found: 0 },
] as const

/** Reads what somebody typed, in any case, with or without accents. Every code has a digit: its number. */
export function readSearch(typed: string): Search {
  const code = typed.trim().toUpperCase()
  const name = fold(typed)
  if (CODE.test(code) || name === '') return { code, name: null }
  return { code: /\d/.test(code) ? code : null, name }
}

/** The condition for one dossier, whatever index leads to it. */
export function searched(sql: Reader, { code, name }: Search, actor: Actor): Fragment {
  if (name === null) return sql`code = ${code}`
  if (code !== null) return sql`(code = ${code} or ${called(sql, name)})`
  return seesAll(actor) ? begins(sql, name, ALL_WEEKS) : called(sql, name)
}

/** Where the lines of a list are found: rows to read them from, what holds for those, and by which moment they lie in order. */
export type Arm = { readonly from: Fragment; readonly where: Fragment; readonly at: Fragment }

/** Arms asked together; `needs`: only where those before found at least so many lines. */
type Named = { readonly arms: readonly Arm[]; readonly needs: number }

/**
 * The arms in which a name is looked for in a list by time, each set asked after the other until a page is full. An
 * officer's agencies are walked along their own indexes; through the city the newest are walked first, since one name may be
 * half of all people, then the index of names is asked, week by week back from where the page before ended. Null: the list
 * is walked in its own order.
 */
export function namedIn(
  sql: Reader,
  { code, name }: Search,
  { actor, within, latest }: { actor: Actor; within: Fragment; latest: string | null },
): readonly Named[] | null {
  if (name === null || actor.kind === 'citizen') return null
  const byCode =
    code === null ? [] : [{ from: sql`dossiers`, where: sql`code = ${code}`, at: sql`submitted_at` }]
  const way = (named: Fragment, needs = 0): Named => ({ arms: [inOrder(sql, named), ...byCode], needs })
  if (!seesAll(actor)) return [way(sql`select * from dossiers_named(${likeOf(name)})`)]
  const newest = sql`select id as named_id, submitted_at as named_at from (
      select id, submitted_at, folded from dossiers where true ${within}
      order by submitted_at desc, id desc limit ${sql.unsafe(String(NEWEST))}) newest
    where ${called(sql, name)}`
  const byWeeks = BY_WEEKS.map(({ weeks, found }) =>
    way(
      sql`select id as named_id, submitted_at as named_at from dossiers where ${begins(sql, name, { latest, weeks })} ${within}`,
      found,
    ),
  )
  return [way(newest), ...byWeeks]
}

/** Ids and moments are sorted first; dossiers are read in that order until there are enough. */
function inOrder(sql: Reader, named: Fragment): Arm {
  const sorted = sql`(${named} order by named_at desc, named_id desc) named`
  return { from: sql`${sorted} join dossiers on id = named_id`, where: sql`true`, at: sql`named_at` }
}

function seesAll({ sees, kind }: Actor): boolean {
  return sees === 'city' || kind === 'system'
}

function called(sql: Reader, name: string): Fragment {
  return sql`' ' || folded like ${likeOf(name)}`
}

function likeOf(name: string): string {
  return `% ${name}%`
}

type Weeks = { readonly latest: string | null; readonly weeks: number | null }

const ALL_WEEKS: Weeks = { latest: null, weeks: null }

/** The same by the index of names: what some word of it begins. A folded name holds letters, digits and blanks alone. */
function begins(sql: Reader, name: string, { latest, weeks }: Weeks): Fragment {
  return sql`word_endings(folded, submitted_at) @@ (select named_in_weeks(${name}, ${latest}, ${weeks}))`
}
