import { conflict, notFound } from '#platform/refusal.ts'
import { answerInsert, eventInsert, replayAnswer, type Work } from '#modules/record'
import { entryInsert, numberInsert } from '#modules/registers'
import type { Fragment, Trx } from '#platform/database.ts'
import type { Dossier } from './dossier.ts'
import { allowedActs, type Step } from './dossier-policy.ts'
import { eventFacts } from './event-facts.ts'
import { freshPaper, type FreshPaper } from './issue-paper.ts'
import { SIGNS } from './issued-paper.ts'

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

const COLUMNS = `id, code, version, procedure_code, procedure_version_id, case_key, channel, business, money, delivery,
  sync, support_agency_id, reception_agency_id, competence_agency_id, signer_agency_id, return_agency_id,
  body_agency_id, other_agency_ids, holder_id, unit_id, reception_unit_id, filer_id, principal_id, proxy_id, persons,
  principal_name, answers, checklist, has_head_step, submitted_at, acceptance_due_at, accepted_at, due_at,
  original_due_at, finished_at, on_time, delivered_at, intervals, supplement, supplement_count, extension, apology, lapse,
  consultation, refusal, decision, obligation, ending, result_number, fee_due, fee_paid, receipt_number,
  fee_exemption,  papers_issued, last_act, last_actor, last_at`

const NO_SUCH_DOSSIER = {
  vi: 'Không tìm thấy hồ sơ này, hoặc bạn không có quyền xem.',
  en: 'There is no such dossier, or you may not see it.',
}

/** The dossier by its code, if the wall lets the actor see it. */
export async function findDossier(trx: Trx, code: string): Promise<Dossier | null> {
  const [row] = await trx<Dossier[]>`select ${trx.unsafe(COLUMNS)} from dossiers where code = ${code}`
  return row ?? null
}

/** The dossier by its code; refuses where it is not there or not visible. */
export async function getDossier(trx: Trx, code: string): Promise<Dossier> {
  const dossier = await findDossier(trx, code)
  if (!dossier) throw notFound('dossier', NO_SUCH_DOSSIER)
  return dossier
}

/** What happened to a dossier after a version of it, oldest first, for whoever may see the dossier. */
export async function listDossierEvents(trx: Trx, id: string, afterVersion = 0): Promise<DossierEvent[]> {
  return trx<DossierEvent[]>`select * from dossier_events(${id}, ${afterVersion})`
}

/** Rows a transaction has written: it holds their locks and knows how they stand, so it need not read them again. */
const held = new WeakMap<Trx, Map<string, Dossier>>()

function hold(trx: Trx, dossier: Dossier): Dossier {
  const rows = held.get(trx) ?? new Map<string, Dossier>()
  held.set(trx, rows.set(dossier.code, dossier))
  return dossier
}

async function lockRow(trx: Trx, code: string): Promise<Dossier | undefined> {
  const known = held.get(trx)?.get(code)
  if (known) return known
  const [row] = await trx<
    Dossier[]
  >`select ${trx.unsafe(COLUMNS)} from dossiers where code = ${code} for update`
  return row
}

/** Locks the dossier and looks the key up, in one trip; refuses a stale version and tells what happened meanwhile. */
export async function lockDossier(work: Work, target: Target): Promise<Dossier> {
  const [dossier] = await Promise.all([lockRow(work.trx, target.code), replayAnswer(work)])
  if (!dossier) throw notFound('dossier', NO_SUCH_DOSSIER)
  if (target.version !== undefined && target.version !== dossier.version) {
    throw await staleAct(work, dossier, target.version)
  }
  return dossier
}

async function staleAct(work: Work, dossier: Dossier, version: number) {
  const events = await listDossierEvents(work.trx, dossier.id, version)
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
  done: { step: Step; changes?: Changes; data?: Record<string, unknown> },
): Promise<Dossier> {
  const { trx, actor, now } = work
  const { step } = done
  const changes = asStored({
    business: step.to,
    ...done.changes,
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
  const issued = issuedBy(work, dossier, freshPaper(work, step, after))
  const [row] = await trx<Pick<Dossier, 'version' | 'papers_issued'>[]>`
    with ${issued.numbered} written as (
      update dossiers set version = version + 1, ${issued.kept} (${columns}) = (
        select ${columns} from jsonb_populate_record(null::dossiers, ${toJson(trx, changes)}::jsonb)
      ) where id = ${dossier.id}
      returning ${returned(work, trx`version, papers_issued`)}
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select version, papers_issued from written`
  if (!row) throw notFound('dossier', NO_SUCH_DOSSIER)
  return hold(trx, { ...after, ...row })
}

/** The whole row where it is remembered as an answer, else only what the server decides: the rest is known here. */
function returned({ trx, key }: Work, decided: Fragment): Fragment {
  return key ? trx`${trx.unsafe(COLUMNS)}` : decided
}

/** A row's columns as the database will hold them: no undefined, nothing that JSON does not know. */
function asStored<T extends object>(row: T): T {
  return JSON.parse(JSON.stringify(row))
}

/** The parts of the write that number a paper and keep it: the register's row is locked by this last statement only. */
function issuedBy(
  work: Work,
  { id, code }: Dossier,
  paper: FreshPaper | null,
): { numbered: Fragment; kept: Fragment } {
  const { trx } = work
  if (!paper) return { numbered: trx``, kept: trx`` }
  const from = { agency: paper.agency_id, register: SIGNS[paper.form] }
  const entry = { noun_id: id, code, about: `Mẫu ${paper.form}` }
  return {
    numbered: trx`numbered as (${numberInsert(work, from)}), entered as (${entryInsert(work, from, entry)}),`,
    kept: trx`papers_issued = papers_issued || (select jsonb_build_array(${toJson(trx, paper)}::jsonb
      || jsonb_build_object('number', taken || ${`/${from.register}`})) from numbered),`,
  }
}

/** A row as one JSON parameter; PostgreSQL reads moments, arrays and numbers out of it by the column's type. */
function toJson(trx: Trx, row: object) {
  return trx.json(JSON.parse(JSON.stringify(row)))
}

/** Everything a new row needs beside what the database defaults. */
export type NewDossier = Omit<Dossier, 'code' | 'version'> & { tail: string; folded: string }

/** Writes a new dossier with its code, event and answer in one statement; the code's counter is taken last. */
export async function insertDossier(
  work: Work,
  fresh: NewDossier,
  code: { prefix: string; width: number },
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
    data: eventFacts(fresh),
  })
  const [written] = await trx<Pick<Dossier, 'code'>[]>`
    with counted as (
      insert into code_counters as c (prefix, taken) values (${code.prefix}, 1)
      on conflict (prefix) do update set taken = c.taken + 1 returning taken
    ), written as (
      insert into dossiers
      select made.* from counted, lateral jsonb_populate_record(null::dossiers, ${toJson(trx, { ...row, tail, folded, version: 1 })}::jsonb
        || jsonb_build_object('code', ${code.prefix}::text
          || lpad(taken::text, greatest(length(taken::text), ${code.width}::int), '0'))) made
      returning ${returned(work, trx`code`)}
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select code from written`
  if (!written) throw notFound('dossier', NO_SUCH_DOSSIER)
  return hold(trx, { ...row, code: written.code, version: 1 })
}

/** The dossier by its id, where the wall lets it be seen. */
export async function getDossierById(trx: Trx, id: string): Promise<Dossier> {
  const [row] = await trx<Dossier[]>`select ${trx.unsafe(COLUMNS)} from dossiers where id = ${id}`
  if (!row) throw notFound('dossier', NO_SUCH_DOSSIER)
  return row
}
