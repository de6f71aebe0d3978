/** What acts write of a dossier: each in one statement with its event and the remembered answer. */
import { answerInsert, eventInsert, type Work } from '#modules/record'
import { type Fragment, jsonOf, type Trx } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import { askLast } from '#platform/transaction.ts'
import { COLUMNS } from './dossier-columns.ts'
import type { CodePattern } from './dossier-code.ts'
import type { Dossier } from './dossier.ts'
import type { Step } from './dossier-policy.ts'
import { hold, NO_SUCH_DOSSIER } from './dossier-store.ts'
import { eventFacts } from './event-facts.ts'
import { freshPaper } from './issue-paper.ts'
import { issuedBy, resultBy, type Issue } from './numbered-parts.ts'

/** What changes on a dossier row, by column. */
export type Changes = Partial<Omit<Dossier, 'id' | 'code' | 'version' | 'papers_issued'>>

/** What an act writes. */
type Written = {
  readonly step: Step
  readonly changes?: Changes
  readonly data?: Record<string, unknown>
  readonly issue?: Issue
  readonly note?: string
  /** The verb asks nothing of the transaction after it, so that the write may carry the commit where the act lets it. */
  readonly isLast?: boolean
}

/** The one write of an act, in one statement: the row, the paper it issues with its number, its event, the remembered answer. */
export async function writeDossier(work: Work, dossier: Dossier, done: Written): Promise<Dossier> {
  const { trx, actor, now } = work
  const { step } = done
  const changes = asStored({
    business: step.to,
    ...done.changes,
    ...unstaged(dossier, done.changes),
    last_act: step.act,
    last_actor: actor.name,
    last_at: now,
  })
  const after = { ...dossier, ...changes }
  const event = eventInsert(work, {
    module: 'dossiers',
    noun: 'dossier',
    noun_id: dossier.id,
    noun_version: dossier.version + 1,
    act: step.act,
    agency_id: step.post?.agency_id ?? null,
    unit_id: dossier.unit_id,
    data: { ...eventFacts(after, dossier), ...done.data },
  })
  const paper = freshPaper(work, step, after)
  const issued = done.issue ? resultBy(work, dossier, done.issue) : issuedBy(work, dossier, paper)
  const write = trx<Pick<Dossier, 'version' | 'papers_issued' | 'result_number'>[]>`
    with ${issued.numbered} written as (
      update dossiers set version = version + 1, ${issued.kept} ${noteKept(trx, done.note)} ${setting(trx, changes)}
      where id = ${dossier.id}
      returning ${returned(work, trx`version, papers_issued, result_number`)}
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select version, papers_issued, result_number from written`
  const [row] = await (done.isLast ? askEnding(work, write) : write)
  if (!row) throw notFound('dossier', NO_SUCH_DOSSIER)
  return hold(trx, { ...after, ...row })
}

/**
 * Asks what is the last thing of its transaction: with the commit, where the act lets it and nothing speaks against it. Only
 * under a key: a row that is not there leaves no answer to remember, which is refused, and its event is not kept either.
 */
async function askEnding<T>({ trx, ends, key }: Work, query: { execute: () => Promise<T> }): Promise<T> {
  if (!ends || !key) return query.execute()
  await ends
  return askLast(trx, query)
}

/** What stands between the values of `a = …, b = …`, by the columns: made once for each act's own. */
const between = new Map<string, TemplateStringsArray>()

/** Each changed column set to its value as the column takes it: no record of all seventy is made up on the way. */
function setting(trx: Trx, changes: Changes): Fragment {
  // In the order of their names, so that the same act is the same statement and is prepared once.
  const columns = Object.entries(changes).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const names = columns.map(([name]) => name)
  const key = names.join()
  const known = between.get(key)
  const parts = [...names.map((name, i) => `${i > 0 ? ', ' : ''}${name} = `), '']
  const strings = known ?? Object.assign(parts, { raw: parts })
  if (!known) between.set(key, strings)
  return trx(strings, ...columns.map(([, value]) => value as string))
}

/** The part that keeps an officer's own words beside the event of this version: what the log takes in holds none. */
function noteKept(trx: Trx, note: string | undefined): Fragment {
  if (note === undefined) return trx``
  return trx`notes = coalesce(notes, '{}') || jsonb_build_object((version + 1)::text, ${note}::text),`
}

/** What was staged for places that an act changes holds no longer: the reorganisation plans such a dossier anew. */
function unstaged({ coming }: Dossier, changes: Changes = {}): Changes {
  const isRouted = ['unit_id', 'reception_agency_id', 'return_agency_id', 'holder_id'].some(
    (name) => name in changes,
  )
  return coming && isRouted ? { coming: null } : {}
}

/** The whole row where it is remembered as an answer, else only what the server decides: the rest is known here. */
function returned({ trx, key }: Work, decided: Fragment): Fragment {
  return key ? trx`${trx.unsafe(COLUMNS)}` : decided
}

/** A row's columns as the database will hold them: no undefined, nothing that JSON does not know. */
function asStored<T extends object>(row: T): T {
  return JSON.parse(JSON.stringify(row))
}

/** Everything a new row needs beside what the database defaults. */
export type NewDossier = Omit<Dossier, 'code' | 'version'> & { tail: string; folded: string }

/** How a new dossier comes by its code: the counter's next, or one the desk has given already out of its own block. */
export type NewCode = CodePattern | { readonly leased: string }

/** Writes a new dossier with its code, event and answer in one statement; the code's counter is taken last. */
export async function insertDossier(
  work: Work,
  fresh: NewDossier,
  { code, isLast }: { readonly code: NewCode } & Pick<Written, 'isLast'>,
): Promise<Dossier> {
  const { trx } = work
  const { tail, folded, ...row } = asStored(fresh)
  const agency =
    work.actor.posts.find((post) => post.agency_id === fresh.reception_agency_id)?.agency_id ?? null
  const event = eventInsert(work, {
    module: 'dossiers',
    noun: 'dossier',
    noun_id: fresh.id,
    noun_version: 1,
    act: 'submit',
    agency_id: agency,
    unit_id: fresh.unit_id,
    data: { ...eventFacts(fresh), ...(fresh.assistance ? { assisted: fresh.assistance.consent } : {}) },
  })
  const write = trx<Pick<Dossier, 'code'>[]>`
    with counted as (${nextCode(trx, code)}), written as (
      insert into dossiers
      select made.* from counted, lateral jsonb_populate_record(null::dossiers, ${jsonOf(trx, { ...row, tail, folded, version: 1 })}::jsonb
        || jsonb_build_object('code', counted.code)) made
      returning ${returned(work, trx`code`)}
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select code from written`
  const [written] = await (isLast ? askEnding(work, write) : write)
  if (!written) throw notFound('dossier', NO_SUCH_DOSSIER)
  return hold(trx, { ...row, code: written.code, version: 1 })
}

function nextCode(trx: Trx, code: NewCode): Fragment {
  if ('leased' in code) return trx`select ${code.leased}::text as code`
  return trx`
    insert into code_counters as c (prefix, taken) values (${code.prefix}, 1)
    on conflict (prefix) do update set taken = c.taken + 1
    returning ${code.prefix}::text || lpad(taken::text, greatest(length(taken::text), ${code.width}::int), '0') as code`
}
