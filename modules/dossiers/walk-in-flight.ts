import type { Reader, Trx } from '#platform/database.ts'
import type { Places } from './coming.ts'
import type { Dossier } from './dossier.ts'

/** A dossier in flight with what a reorganisation asks of it. */
export type InFlight = Places &
  Pick<
    Dossier,
    'id' | 'code' | 'version' | 'procedure_code' | 'business' | 'holder_id' | 'answers' | 'due_at'
  > & {
    /** The unit of the desk where its result is collected. */
    readonly return_unit_id: number
    /** Where the principal lives, as far as that was resolved. */
    readonly home_unit_id: number | null
    /** Originals of it in the house's hands, by the book of custody. */
    readonly originals: number
  }

/** Nothing happens to such a dossier any more; its record stays as it was. */
const NOT_ENDED = `business not in ('refused', 'withdrawn', 'stopped') and delivery <> 'delivered'`

const COLUMNS = `d.id, d.code, d.version, d.procedure_code, d.business, d.holder_id, d.answers, d.due_at,
  d.unit_id, d.reception_unit_id, d.reception_agency_id, d.competence_agency_id, d.signer_agency_id,
  d.return_agency_id, d.body_agency_id, back.unit_id as return_unit_id, home.unit_id as home_unit_id,
  (select count(*)::int from originals o where o.dossier_id = d.id and o.holder <> 'citizen') as originals
  from dossiers d join agencies back on back.id = d.return_agency_id left join people home on home.id = d.principal_id`

/**
 * Every dossier in flight that has a place in one of these units, page by page in the order of ids; in one transaction of
 * one snapshot it is one moment. Not a cursor: whoever reads a page asks other things over the same connection.
 */
export async function* walkInFlight(
  trx: Trx,
  units: readonly number[],
  pageSize = 2000,
): AsyncGenerator<InFlight[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    // Units are hashed once: comparing every row with hundreds of them takes minutes where the planner guesses badly.
    const page = await trx<InFlight[]>`
      with asked as materialized (select unnest(${[...units]}::int[]) as unit_id),
      desks as materialized (select id from agencies where unit_id in (select unit_id from asked))
      select ${trx.unsafe(COLUMNS)} where ${trx.unsafe(NOT_ENDED)} and d.id > ${after}
        and (d.unit_id in (select unit_id from asked) or d.reception_unit_id in (select unit_id from asked)
          or d.return_agency_id in (select id from desks))
      order by d.id limit ${pageSize}`
    yield page
    if (page.length < pageSize) return
    after = page.at(-1)?.id ?? after
  }
}

/** The dossiers with these ids, as far as they are in flight. */
export async function listInFlight(sql: Reader, ids: readonly string[]): Promise<InFlight[]> {
  return await sql<InFlight[]>`
    select ${sql.unsafe(COLUMNS)} where ${sql.unsafe(NOT_ENDED)} and d.id = any (${[...ids]}::uuid[])`
}

/** The agencies at the places of these dossiers, ended ones too. */
export async function listPlaces(
  sql: Reader,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly agencies: readonly string[] }[]> {
  return await sql<{ id: string; agencies: string[] }[]>`
    select id, array[reception_agency_id, body_agency_id, competence_agency_id, signer_agency_id, return_agency_id] as agencies
    from dossiers where id = any (${[...ids]}::uuid[])`
}
