import { conflict, notFound } from '#platform/refusal.ts'
import { answerInsert, eventInsert, replayAnswer, type Work } from '#modules/record'
import type { Fragment, Trx } from '#platform/database.ts'
import { COLUMNS } from './dossier-columns.ts'
import { asItStands, CUT_COLUMNS, CUT_JOIN, type CutRow, cutOf, foldRows } from './cut-over-store.ts'
import type { CodePattern } from './dossier-code.ts'
import type { Dossier } from './dossier.ts'
import { allowedActs, type Step } from './dossier-policy.ts'
import { maySee } from './dossier-wall.ts'
import { eventFacts } from './event-facts.ts'
import { freshPaper } from './issue-paper.ts'
import { issuedBy, resultBy, toJson, type Issue } from './numbered-parts.ts'

/** Which dossier, and at which version the actor saw it (If-Match); no version means "as it is now". */
export type Target = { readonly code: string; readonly version?: number | undefined }

/** What changes on a dossier row, by column. */
export type Changes = Partial<Omit<Dossier, 'id' | 'code' | 'version' | 'papers_issued'>>

/** One thing that happened to a dossier, as its history tells it. */
export type DossierEvent = {
  version: number
  act: string
  at: string
  actor_kind: 'officer' | 'citizen' | 'system' | 'anyone'
  actor_name: string
  actor_title: string
  data: Record<string, unknown>
}

const NO_SUCH_DOSSIER = {
  vi: 'Không tìm thấy hồ sơ này, hoặc bạn không có quyền xem.',
  en: 'There is no such dossier, or you may not see it.',
}

/** Who reads, in which transaction. */
export type Seeing = Pick<Work, 'trx' | 'actor'>

/** The dossier by its code, if both walls let the actor see it: PostgreSQL gives the row, the sentence lets it through. */
export async function findDossier({ trx, actor }: Seeing, code: string): Promise<Dossier | null> {
  const [row] = await trx<CutRow[]>`
    select ${trx.unsafe(`${COLUMNS}, ${CUT_COLUMNS} from dossiers ${CUT_JOIN}`)} where code = ${code}`
  return row && maySee(row, actor) ? asItStands(row) : null
}

/** The dossier by its code; refuses where it is not there or not visible. */
export async function getDossier(seeing: Seeing, code: string): Promise<Dossier> {
  const dossier = await findDossier(seeing, code)
  if (!dossier) throw notFound('dossier', NO_SUCH_DOSSIER)
  return dossier
}

/** What happened to a dossier after a version of it, oldest first, for whoever may see the dossier. */
export async function listDossierEvents(trx: Trx, id: string, afterVersion = 0): Promise<DossierEvent[]> {
  return trx<DossierEvent[]>`select * from dossier_events(${id}, ${afterVersion})`
}

/** Rows a transaction holds the locks of: it knows how they stand, so it need not read them again. */
const held = new WeakMap<Trx, Map<string, Dossier>>()

function hold(trx: Trx, dossier: Dossier): Dossier {
  const rows = held.get(trx) ?? new Map<string, Dossier>()
  held.set(trx, rows.set(dossier.code, dossier))
  return dossier
}

/** The key a transaction looked up behind a lock: nobody else can have answered it since. */
const asked = new WeakMap<Trx, Work['key']>()

async function lockRow(work: Work, code: string): Promise<Dossier | undefined> {
  const { trx, key, now, actor } = work
  const known = held.get(trx)?.get(code)
  if (known) {
    if (key !== null && asked.get(trx) !== key) await replayAnswer(work)
    return known
  }
  const locked = trx<CutRow[]>`
    select ${trx.unsafe(`${COLUMNS}, ${CUT_COLUMNS} from dossiers ${CUT_JOIN}`)} where code = ${code}
    for update of dossiers`.execute()
  // Begun before the look-up: a query that is only awaited leaves after it, and then no lock stands between two presses.
  const [[row]] = await Promise.all([locked, replayAnswer(work)])
  asked.set(trx, key)
  if (!row || !maySee(row, actor)) return undefined
  // The moment has come and nobody has written it here yet: whoever acts first does.
  const [folded] = cutOf(row) ? await foldRows(trx, [row], now) : [asItStands(row)]
  return folded && hold(trx, folded)
}

/** Locks the dossier and looks the key up, in one trip; refuses a stale version and tells what happened meanwhile. */
export async function lockDossier(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockRow(work, target.code)
  if (!dossier || !maySee(dossier, work.actor)) throw notFound('dossier', NO_SUCH_DOSSIER)
  if (target.version !== undefined && target.version !== dossier.version) {
    await mustBeFresh(work, dossier, target.version)
  }
  return dossier
}

/** Who saw the dossier before a cut-over saw all there is to see of it: another agency makes no act stale. */
async function mustBeFresh(work: Work, dossier: Dossier, version: number): Promise<void> {
  const events = await listDossierEvents(work.trx, dossier.id, version)
  const isOnlyMoved =
    events.length > 0 && events.every(({ act }) => act === 'reorganise' || act === 'restore')
  if (!isOnlyMoved) throw staleAct(work, dossier, events)
}

function staleAct(work: Work, dossier: Dossier, events: readonly DossierEvent[]) {
  const meanwhile = events.map(({ act, at, actor_name, actor_title }) => ({
    act,
    at,
    actor_name,
    actor_title,
  }))
  return conflict(
    'stale',
    {
      vi: `Hồ sơ đã thay đổi từ khi bạn mở trang: ${dossier.last_actor} vừa cập nhật. Hãy xem lại rồi làm tiếp.`,
      en: `The dossier changed since you opened it: ${dossier.last_actor} has just updated it. Look again, then go on.`,
    },
    { meanwhile, version: dossier.version, allowed_acts: allowedActs(dossier, work.actor, work.now) },
  )
}

/** The one write of an act, in one statement: the row, the paper it issues with its number, its event, the remembered answer. */
export async function writeDossier(
  work: Work,
  dossier: Dossier,
  done: { step: Step; changes?: Changes; data?: Record<string, unknown>; issue?: Issue; note?: string },
): Promise<Dossier> {
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
  const columns = trx.unsafe(Object.keys(changes).sort().join(', '))
  const paper = freshPaper(work, step, after)
  const issued = done.issue ? resultBy(work, dossier, done.issue) : issuedBy(work, dossier, paper)
  const [row] = await trx<Pick<Dossier, 'version' | 'papers_issued' | 'result_number'>[]>`
    with ${issued.numbered} written as (
      update dossiers set version = version + 1, ${issued.kept} ${noteKept(trx, done.note)} (${columns}) = (
        select ${columns} from jsonb_populate_record(null::dossiers, ${toJson(trx, changes)}::jsonb)
      ) where id = ${dossier.id}
      returning ${returned(work, trx`version, papers_issued, result_number`)}
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select version, papers_issued, result_number from written`
  if (!row) throw notFound('dossier', NO_SUCH_DOSSIER)
  return hold(trx, { ...after, ...row })
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

/** Writes a new dossier with its code, event and answer in one statement; the code's counter is taken last. */
export async function insertDossier(
  work: Work,
  fresh: NewDossier,
  code: CodePattern | { readonly leased: string },
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
  const [written] = await trx<Pick<Dossier, 'code'>[]>`
    with counted as (${nextCode(trx, code)}), written as (
      insert into dossiers
      select made.* from counted, lateral jsonb_populate_record(null::dossiers, ${toJson(trx, { ...row, tail, folded, version: 1 })}::jsonb
        || jsonb_build_object('code', counted.code)) made
      returning ${returned(work, trx`code`)}
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select code from written`
  if (!written) throw notFound('dossier', NO_SUCH_DOSSIER)
  return hold(trx, { ...row, code: written.code, version: 1 })
}

/** The code of a new dossier: the counter's next, or one the desk has given already out of its own block. */
function nextCode(trx: Trx, code: CodePattern | { readonly leased: string }): Fragment {
  if ('leased' in code) return trx`select ${code.leased}::text as code`
  return trx`
    insert into code_counters as c (prefix, taken) values (${code.prefix}, 1)
    on conflict (prefix) do update set taken = c.taken + 1
    returning ${code.prefix}::text || lpad(taken::text, greatest(length(taken::text), ${code.width}::int), '0') as code`
}

/** The dossier a visitor opened by its code and second factor: PostgreSQL lets him see this one row, in this transaction. */
export async function getTracked(trx: Trx, id: string): Promise<Dossier> {
  const [row] = await trx<CutRow[]>`
    select ${trx.unsafe(`${COLUMNS}, ${CUT_COLUMNS} from dossiers ${CUT_JOIN}`)} where id = ${id}`
  if (!row) throw notFound('dossier', NO_SUCH_DOSSIER)
  return asItStands(row)
}
