import { randomUUID } from 'node:crypto'
import { recordEvent, type Work } from '#modules/record'
import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Original } from './original.ts'

const COLUMNS = `id, dossier_id, dossier_code, paper_key, ordinal, name, holder, agency_id, account_id, holder_name, slip_id,
  since, taken_at, version`

/** Originals behind the wall, held until the end of the transaction, in one order for everybody. */
export function lockOriginals({ trx }: Pick<Work, 'trx'>, ids: readonly string[]): Promise<Original[]> {
  return trx<Original[]>`
    select ${trx.unsafe(COLUMNS)} from originals where id = any (${[...ids]}::uuid[]) order by id for update`
}

/** Originals behind the reader's wall, by dossier and paper. */
export function selectOriginals(sql: Reader, ids: readonly string[]): Promise<Original[]> {
  return sql<Original[]>`
    select ${sql.unsafe(COLUMNS)} from originals where id = any (${[...ids]}::uuid[])
    order by dossier_code, paper_key, ordinal`
}

/** Where each original of a dossier is, for whoever may see the dossier. */
export function listOriginalsOf(sql: Reader, dossier: string): Promise<Original[]> {
  return sql<Original[]>`select ${sql.unsafe(COLUMNS)} from originals_of(${dossier})`
}

/** The same by the dossier's code, for whoever does not know the dossier yet: it may travel with its lock. */
export function listOriginalsOfCode(sql: Reader, code: string): Promise<Original[]> {
  return sql<Original[]>`
    select ${sql.unsafe(COLUMNS)} from originals_of((select id from dossiers where code = ${code}))`
}

/** Into whose hands papers go. */
export type Hands = Pick<Original, 'holder' | 'agency_id' | 'account_id' | 'holder_name' | 'slip_id'>

/** Puts originals into other hands; `seenBy`: the agencies that see them from now on as well. */
export async function moveOriginals(
  { trx, now }: Pick<Work, 'trx' | 'now'>,
  ids: readonly string[],
  { hands, seenBy = [] }: { readonly hands: Hands; readonly seenBy?: readonly string[] },
): Promise<void> {
  const { holder, agency_id, account_id, holder_name, slip_id } = hands
  await trx`
    update originals set holder = ${holder}, agency_id = ${agency_id}, account_id = ${account_id},
      holder_name = ${holder_name}, slip_id = ${slip_id}, since = ${now}, version = version + 1,
      agency_ids = array(select distinct unnest(agency_ids || ${[...seenBy]}::uuid[]))
    where id = any (${[...ids]}::uuid[])`
}

/** An original to be taken in: which paper of the dossier, which of several alike, and what it is called. */
export type Taken = Pick<Original, 'paper_key' | 'ordinal' | 'name'>

/** Whose papers are taken in, by which agency, and who sees them. */
export type TakenFor = {
  readonly dossier: { readonly id: string; readonly code: string }
  readonly agency: string
  readonly seenBy: readonly string[]
}

/** Takes originals into the hands of who acts; what somebody holds already stays where it is. With its line of the book. */
export function insertTaken(
  { trx, actor, now }: Work,
  { dossier, agency, seenBy }: TakenFor,
  papers: readonly Taken[],
): Promise<Original[]> {
  const rows = papers.map((paper) => ({ ...paper, id: randomUUID() }))
  const sees = uuids(trx, [...new Set([agency, ...seenBy])])
  return trx<Original[]>`
    with given as (
      select * from jsonb_to_recordset(${jsonOf(trx, rows)})
        as g (id uuid, paper_key text, ordinal int, name jsonb)
    ), taken as (
      insert into originals as o (id, dossier_id, dossier_code, paper_key, ordinal, name, holder, agency_id, account_id,
        holder_name, since, taken_at, agency_ids)
      select id, ${dossier.id}, ${dossier.code}, paper_key, ordinal, name, 'officer', ${agency}, ${actor.id}, ${actor.name},
        ${now}, ${now}, ${sees} from given
      on conflict (dossier_id, paper_key, ordinal) do update set holder = 'officer', agency_id = excluded.agency_id,
        account_id = excluded.account_id, holder_name = excluded.holder_name, since = excluded.since,
        version = o.version + 1, agency_ids = array(select distinct unnest(o.agency_ids || excluded.agency_ids))
      where o.holder = 'citizen'
      returning ${trx.unsafe(COLUMNS)}
    ), told as (
      insert into custody_acts (id, kind, at, actor_id, actor_name, agency_id, original_ids, agency_ids)
      select ${randomUUID()}, 'take', ${now}, ${actor.id}, ${actor.name}, ${agency}, array_agg(id), ${sees} from taken
      having count(*) > 0
    )
    select * from taken order by paper_key, ordinal`
}

function uuids(trx: Trx, ids: readonly string[]) {
  return trx`${[...ids]}::uuid[]`
}

/** One line of the book of hand-overs. */
export type CustodyAct = {
  readonly kind:
    | 'take'
    | 'pass'
    | 'send'
    | 'receive'
    | 'miss'
    | 'refuse_slip'
    | 'take_back'
    | 'return'
    | 'succeed'
  readonly agency_id: string
  readonly originals: readonly Pick<Original, 'id' | 'dossier_id'>[]
  readonly to_agency_id?: string
  readonly slip_id?: string
  readonly receipt_id?: string
  readonly reason?: string
  readonly seenBy?: readonly string[]
}

/** Writes an act into the book and its event; the event names papers, dossiers and slip by their ids alone. */
export async function recordCustody(work: Work, act: CustodyAct): Promise<void> {
  const { trx } = work
  await insertCustody(trx, work, act)
  await tellCustody(work, act)
}

/** Only the line of the book, where another act's event tells it. */
export async function insertCustody(
  trx: Trx,
  { actor, now }: Pick<Work, 'actor' | 'now'>,
  act: CustodyAct,
): Promise<void> {
  const { kind, agency_id, originals, to_agency_id, slip_id, receipt_id, reason, seenBy = [] } = act
  const ids = originals.map(({ id }) => id)
  await trx`
    insert into custody_acts (id, kind, at, actor_id, actor_name, agency_id, to_agency_id, slip_id, receipt_id,
      original_ids, reason, agency_ids)
    values (${randomUUID()}, ${kind}, ${now}, ${actor.id}, ${actor.name}, ${agency_id}, ${to_agency_id ?? null},
      ${slip_id ?? null}, ${receipt_id ?? null}, ${uuids(trx, ids)}, ${reason ?? ''},
      array(select distinct unnest(${uuids(trx, [...seenBy, agency_id])} || coalesce((select array_agg(a) from originals o,
        unnest(o.agency_ids) a where o.id = any (${uuids(trx, ids)})), '{}'))))`
}

/** The event of a custody act. */
export async function tellCustody(work: Work, act: CustodyAct): Promise<void> {
  const { kind, agency_id, originals, to_agency_id, slip_id } = act
  const unit_id = work.actor.posts.find((post) => post.agency_id === agency_id)?.unit_id ?? null
  await recordEvent(work, {
    ...{ module: 'custody', noun: 'custody_act', noun_id: randomUUID(), noun_version: 1, act: kind },
    ...{ agency_id, unit_id },
    data: {
      originals: originals.map(({ id }) => id),
      dossiers: [...new Set(originals.map(({ dossier_id }) => dossier_id))],
      ...(slip_id ? { slip: slip_id } : {}),
      ...(to_agency_id ? { to_agency: to_agency_id } : {}),
    },
  })
}

/** A line of the book as it is read. */
export type CustodyLine = {
  readonly kind: CustodyAct['kind']
  readonly at: string
  readonly actor_name: string
  readonly agency_id: string
  readonly to_agency_id: string | null
  readonly slip_code: string | null
  readonly original_ids: readonly string[]
  readonly reason: string
}

/** What happened to some originals, the newest first, behind the reader's wall. */
export function listCustodyLines(sql: Reader, originals: readonly string[]): Promise<CustodyLine[]> {
  if (originals.length === 0) return Promise.resolve([])
  return sql<CustodyLine[]>`
    select a.kind, a.at, a.actor_name, a.agency_id, a.to_agency_id, s.code as slip_code, a.original_ids, a.reason
    from custody_acts a left join transfer_slips s on s.id = a.slip_id
    where a.original_ids && ${[...originals]}::uuid[] order by a.at desc, a.id limit 200`
}
