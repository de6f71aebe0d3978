import type { Work } from '#modules/record'
import type { Json } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Hands } from './custody-store.ts'
import { AT_REST } from './list-at-rest.ts'
import type { Original } from './original.ts'

/** Who held a paper before the house gave it on. */
export type HeldBefore = Pick<Original, 'id' | 'dossier_id' | 'dossier_code' | 'agency_id' | 'slip_id'> &
  Pick<Original, 'holder' | 'account_id' | 'holder_name'>

/** One paper goes from the agency that has it to another; with the hands it comes into, where they are known. */
export type Succession = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly hands?: Pick<Hands, 'holder' | 'account_id' | 'holder_name'>
}

/**
 * Bản chính theo về nơi kế thừa: papers go to the agencies in the place of those that had them. An officer keeps what he holds
 * where he has a post there on the day; else it lies in that agency's cupboard. How long it has been held goes on counting.
 * Answers who held them before; what is no longer where it was said to be stays.
 */
export async function succeedOriginals(
  { trx, now }: Pick<Work, 'trx' | 'now'>,
  moves: readonly Succession[],
  { reason, on = dayOf(now) }: { readonly reason: string; readonly on?: string },
): Promise<HeldBefore[]> {
  if (moves.length === 0) return []
  const given: Json = moves.map(({ id, from, to, hands }) => ({ id, from, to, ...hands }))
  const before = await trx<HeldBefore[]>`
    with given as (
      select * from jsonb_to_recordset(${trx.json(given)}::jsonb)
        as g (id uuid, "from" uuid, "to" uuid, holder text, account_id uuid, holder_name text)
    ), was as (
      select o.id, o.dossier_id, o.dossier_code, o.holder, o.agency_id, o.account_id, o.holder_name, o.slip_id, g.to,
        g.holder as new_holder, g.account_id as new_account, g.holder_name as new_name,
        o.holder = 'officer' and exists (select from appointments p where p.account_id = o.account_id
          and p.agency_id = g.to and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on})) as goes_along
      from originals o join given g on g.id = o.id and g.from = o.agency_id
      where ${trx.unsafe(AT_REST)} order by o.id for update of o
    ), moved as (
      update originals o set agency_id = was.to, version = o.version + 1,
        holder = coalesce(was.new_holder, case when was.holder = 'officer' and not goes_along then 'agency' else was.holder end),
        account_id = case when was.new_holder is not null then was.new_account when goes_along then was.account_id end,
        holder_name = case when was.new_holder is not null then was.new_name when goes_along then was.holder_name end,
        agency_ids = array(select distinct unnest(o.agency_ids || was.to))
      from was where o.id = was.id returning o.id, o.agency_ids
    ), acts as (
      insert into custody_acts (id, kind, at, actor_id, actor_name, agency_id, to_agency_id, original_ids, reason, agency_ids)
      select gen_random_uuid(), 'succeed', ${now}, null, 'Hệ thống', was.agency_id, was.to, array_agg(was.id), ${reason},
        array(select distinct unnest(string_to_array(string_agg(array_to_string(moved.agency_ids, ','), ','), ',')::uuid[]))
      from was join moved using (id) group by was.agency_id, was.to
      returning id, agency_id, to_agency_id, original_ids
    ), told as (
      insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
      select 'custody', 'custody_act', a.id, 1, 'succeed', null, 'system', a.agency_id, null, ${now},
        jsonb_build_object('originals', to_jsonb(a.original_ids), 'to_agency', a.to_agency_id,
          'dossiers', (select jsonb_agg(distinct w.dossier_id) from was w where w.id = any (a.original_ids)))
      from acts a
    )
    select id, dossier_id, dossier_code, holder, agency_id, account_id, holder_name, slip_id from was order by id`
  await letReadBook(trx, before, moves)
  return [...before]
}

/** Whoever has a paper now reads what happened to it before, and who signed for what of its dossier. */
async function letReadBook(
  trx: Work['trx'],
  papers: readonly HeldBefore[],
  moves: readonly Succession[],
): Promise<void> {
  const to = new Map(moves.map((move) => [move.id, move.to]))
  const given: Json = papers.map(({ id, dossier_id }) => ({ id, dossier_id, to: to.get(id) ?? null }))
  await trx`
    with given as (
      select * from jsonb_to_recordset(${trx.json(given)}::jsonb) as g (id uuid, dossier_id uuid, "to" uuid)
    ), acts as (
      select a.id, array_agg(distinct g.to) as readers
      from custody_acts a cross join unnest(a.original_ids) as paper (id) join given g on g.id = paper.id
      where a.original_ids && ${papers.map(({ id }) => id)}::uuid[] group by a.id
    ), receipts as (
      select h.id, array_agg(distinct g.to) as readers from given g join hand_over_receipts h on h.dossier_id = g.dossier_id
      group by h.id
    ), shown as (
      update hand_over_receipts h set agency_ids = array(select distinct unnest(h.agency_ids || r.readers))
      from receipts r where r.id = h.id and not r.readers <@ h.agency_ids
    )
    update custody_acts a set agency_ids = array(select distinct unnest(a.agency_ids || r.readers))
    from acts r where r.id = a.id and not r.readers <@ a.agency_ids`
}
