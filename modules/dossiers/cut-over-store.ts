import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import { agenciesOf, arrivalOf, type Coming, type Cut, type Places, placesOf, returnOf } from './coming.ts'
import type { Dossier } from './dossier.ts'
import { COLUMNS } from './dossier-columns.ts'
import { eventFacts } from './event-facts.ts'

/** A row as it is read beside the cut-over that may have made its coming places hold. */
export type CutRow = Dossier & { readonly cut_at: string | null; readonly cut_until: string | null }

/** The columns and the join by which a row is read together with its cut-over, once that happened. */
export const CUT_COLUMNS = 'cut_at, cut_until'
export const CUT_JOIN = `left join (select id as cut_id, cut_at, parallel_until as cut_until from cut_overs
  where cut_at is not null) cut on cut_id = (coming ->> 'plan')::uuid`

/** The cut-over that holds for a row; null while nothing is staged, or its moment has not come. */
export function cutOf({ coming, cut_at, cut_until }: CutRow): Cut | null {
  return coming && cut_at && cut_until ? { at: cut_at, until_at: cut_until } : null
}

/** The row without what was read beside it; after the moment with the places that hold, before they are written. */
export function asItStands(row: CutRow): Dossier {
  const { cut_at: _at, cut_until: _until, ...dossier } = row
  const cut = cutOf(row)
  return cut && dossier.coming ? { ...dossier, ...arrivalOf(dossier, dossier.coming, cut) } : dossier
}

/** Locks the dossiers with these ids for a cut-over or its undoing, in the order of their ids. */
export async function lockForCutOver(trx: Trx, ids: readonly string[]): Promise<CutRow[]> {
  return await trx<CutRow[]>`
    select ${trx.unsafe(`${COLUMNS}, ${CUT_COLUMNS} from dossiers ${CUT_JOIN}`)}
    where id = any (${[...ids]}::uuid[]) order by id for update of dossiers`
}

type Written = { readonly dossier: Dossier; readonly after: Dossier; readonly data: object }

/** Writes the coming places of dossiers whose moment has come, each with its event; answers them as they are now. */
export async function foldRows(trx: Trx, rows: readonly CutRow[], now: string): Promise<Dossier[]> {
  const moved = rows.flatMap((row): Written[] => {
    const { cut_at: _at, cut_until: _until, ...dossier } = row
    const cut = cutOf(row)
    if (!cut || !dossier.coming) return []
    const after = { ...dossier, ...arrivalOf(dossier, dossier.coming, cut) }
    return [{ dossier, after, data: { plan: dossier.coming.plan } }]
  })
  return writePlaces(trx, moved, { act: 'reorganise', now })
}

/** A dossier and the places it is given. */
export type Placing = { readonly dossier: Dossier; readonly places: Places; readonly plan: string }

/** Gives dossiers their places of before back, each with its event. What was done meanwhile stays done. */
export async function returnRows(trx: Trx, dossiers: readonly Dossier[], now: string): Promise<Dossier[]> {
  const back = dossiers.flatMap((dossier): Written[] => {
    const { former } = dossier
    if (!former) return []
    const after = { ...dossier, ...returnOf(dossier, former) }
    return [{ dossier, after, data: { plan: former.plan } }]
  })
  return writePlaces(trx, back, { act: 'restore', now })
}

/** Gives dossiers that were filed, or routed, meanwhile the places of agencies that go on after an undoing. */
export async function placeRows(trx: Trx, placings: readonly Placing[], now: string): Promise<Dossier[]> {
  const placed = placings.map(({ dossier, places, plan }): Written => {
    const { other_agency_ids } = dossier
    const readers = [...new Set([...other_agency_ids, ...agenciesOf(dossier)])]
    const changes = {
      ...placesOf(places),
      holder_id: null,
      other_agency_ids: readers,
      coming: null,
      former: null,
    }
    return { dossier, after: { ...dossier, ...changes }, data: { plan } }
  })
  return writePlaces(trx, placed, { act: 'restore', now })
}

async function writePlaces(
  trx: Trx,
  written: readonly Written[],
  done: { act: 'reorganise' | 'restore'; now: string },
): Promise<Dossier[]> {
  if (written.length === 0) return []
  const last = { last_act: done.act, last_actor: 'Hệ thống', last_at: done.now }
  const given = written.map(({ dossier, after, data }) => ({
    ...after,
    version: dossier.version,
    event: {
      ...eventFacts(after, dossier),
      ...data,
      from_unit: dossier.unit_id,
      unit: after.unit_id,
      from_agency: dossier.competence_agency_id,
      agency: after.competence_agency_id,
    },
  }))
  const { act, now } = done
  const moved = await trx<{ id: string }[]>`
    with given as (
      select * from jsonb_to_recordset(${jsonOf(trx, given)}::jsonb) as g (id uuid, version int, unit_id int,
        reception_unit_id int, reception_agency_id uuid, competence_agency_id uuid, signer_agency_id uuid,
        return_agency_id uuid, body_agency_id uuid, holder_id uuid, other_agency_ids uuid[], former jsonb, event jsonb)
    ), moved as (
      update dossiers d set version = d.version + 1, unit_id = g.unit_id, reception_unit_id = g.reception_unit_id,
        reception_agency_id = g.reception_agency_id, competence_agency_id = g.competence_agency_id,
        signer_agency_id = g.signer_agency_id, return_agency_id = g.return_agency_id,
        body_agency_id = g.body_agency_id, holder_id = g.holder_id, other_agency_ids = g.other_agency_ids,
        coming = null, former = g.former, last_act = ${act}, last_actor = ${last.last_actor}, last_at = ${now}
      from given g where d.id = g.id and d.version = g.version
      returning d.id
    ), told as (
      insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
      select 'dossiers', 'dossier', g.id, g.version + 1, ${act}, null, 'system', null, g.unit_id, ${now}, g.event
      from given g join moved m on m.id = g.id order by g.id
    )
    select id from moved`
  const ids = new Set(moved.map(({ id }) => id))
  return written
    .filter(({ dossier }) => ids.has(dossier.id))
    .map(({ dossier, after }) => ({ ...after, ...last, version: dossier.version + 1 }))
}

/** One dossier's staged places: put beside the present ones where it is still as it was planned. */
export type Staged = { readonly id: string; readonly version: number; readonly coming: Coming }

/** Stages places beside the present ones and lets the coming agencies read; answers the ids that were still as planned. */
export async function stageComing(trx: Trx, staged: readonly Staged[]): Promise<string[]> {
  const given = staged.map((one) => ({ ...one, agencies: agenciesOf(one.coming) }))
  const rows = await trx<{ id: string }[]>`
    update dossiers d set coming = g.coming,
      other_agency_ids = array(select distinct unnest(d.other_agency_ids || g.agencies))
    from jsonb_to_recordset(${jsonOf(trx, given)}::jsonb) as g (id uuid, version int, coming jsonb, agencies uuid[])
    where d.id = g.id and d.version = g.version
    returning d.id`
  return rows.map(({ id }) => id)
}

/** Takes what was staged by a plan away again, from these dossiers. */
export async function unstageComing(trx: Trx, plan: string, ids: readonly string[]): Promise<void> {
  await trx`update dossiers set coming = null where id = any (${[...ids]}::uuid[]) and coming ->> 'plan' = ${plan}`
}

/** Lets an agency read dossiers that wait on its work list. */
export async function letRead(trx: Trx, pairs: readonly { id: string; agency: string }[]): Promise<void> {
  await trx`
    update dossiers d set other_agency_ids = d.other_agency_ids || g.agency
    from jsonb_to_recordset(${jsonOf(trx, pairs)}::jsonb) as g (id uuid, agency uuid)
    where d.id = g.id and not g.agency = any (d.other_agency_ids)`
}

/** Announces a cut-over that is to come; one that is there stays as it is. */
export async function announceCutOver(
  trx: Trx,
  cut: { id: string; effective_at: string; parallel_until: string },
): Promise<void> {
  await trx`insert into cut_overs (id, effective_at, parallel_until)
    values (${cut.id}, ${cut.effective_at}, ${cut.parallel_until}) on conflict do nothing`
}

/** The moment: one row flips, and from here on what is staged holds. Answers when it did; the second time the first answer. */
export async function flipCutOver(trx: Trx, id: string, now: string): Promise<string> {
  await trx`update cut_overs set cut_at = ${now} where id = ${id} and cut_at is null and effective_at <= ${now}`
  const cut = await findCutOver(trx, id)
  if (!cut?.cut_at) throw new Error(`the cut-over ${id} is not due at ${now}`)
  return cut.cut_at
}

/** A cut-over by the id of its plan; null where none was announced. */
async function findCutOver(
  sql: Reader,
  id: string,
): Promise<{ effective_at: string; cut_at: string | null; parallel_until: string } | null> {
  const [row] = await sql<{ effective_at: string; cut_at: string | null; parallel_until: string }[]>`
    select effective_at, cut_at, parallel_until from cut_overs where id = ${id}`
  return row ?? null
}
