import type { OutageRow, OutageScope } from '#modules/calendar'
import type { Fragment, Reader } from '#platform/database.ts'
import type { Dossier } from './dossier.ts'
import type { Outage } from './outage.ts'
import { RUNNING } from './lifecycle.ts'

/** Written out, so that PostgreSQL sees that the index of running dossiers is enough. */
const IS_RUNNING = RUNNING.map((business) => `'${business}'`).join(', ')

/** To how many dossiers an outage was applied, and how many running ones it still has to reach. */
export async function progressOf(sql: Reader, row: OutageRow): Promise<Pick<Outage, 'applied' | 'waiting'>> {
  const [counted] = await sql<{ applied: number; waiting: number }[]>`
    select (select count(*)::int from dossiers where intervals @> ${mark(sql, row.id)}) as applied,
      (select count(*)::int from dossiers where ${touchedBy(sql, row)} and ${unmarked(sql, row.id)}) as waiting`
  const { applied = 0, waiting = 0 } = counted ?? {}
  return { applied, waiting: row.withdrawn_at === null ? waiting : 0 }
}

/** Running dossiers whose clock an outage met: accepted before it was over, and settled or received where it was. */
export function touchedBy(sql: Reader, { unit_ids, agency_ids, to_at }: OutageScope): Fragment {
  const [units, agencies] = [sql`${[...unit_ids]}::int[]`, sql`${[...agency_ids]}::uuid[]`]
  const there =
    unit_ids.length > 0
      ? sql`(unit_id = any (${units}) or reception_unit_id = any (${units}))`
      : agency_ids.length > 0
        ? sql`array[reception_agency_id, competence_agency_id, signer_agency_id, body_agency_id] && ${agencies}`
        : sql`true`
  return sql`business in (${sql.unsafe(IS_RUNNING)}) and due_at is not null and accepted_at < ${to_at} and ${there}`
}

/** What `touchedBy` asks of the places of a running dossier, of one already read. */
export function metPlaces(
  { unit_ids, agency_ids }: OutageScope,
  dossier: Pick<
    Dossier,
    | 'unit_id'
    | 'reception_unit_id'
    | 'reception_agency_id'
    | 'competence_agency_id'
    | 'signer_agency_id'
    | 'body_agency_id'
  >,
): boolean {
  if (unit_ids.length > 0)
    return [dossier.unit_id, dossier.reception_unit_id].some((id) => unit_ids.includes(id))
  const { reception_agency_id, competence_agency_id, signer_agency_id, body_agency_id } = dossier
  const places = [reception_agency_id, competence_agency_id, signer_agency_id, body_agency_id]
  return agency_ids.length === 0 || places.some((id) => agency_ids.includes(id))
}

/** The next running dossiers an outage has not been applied to. */
export async function selectUnapplied(
  sql: Reader,
  row: OutageRow,
  limit: number,
): Promise<readonly string[]> {
  const rows = await sql<{ code: string }[]>`
    select code from dossiers
    where ${touchedBy(sql, row)} and ${unmarked(sql, row.id)}
    order by code limit ${limit}`
  return rows.map(({ code }) => code)
}

function mark(sql: Reader, id: string): Fragment {
  return sql`${sql.json([{ outage_id: id }])}::jsonb`
}

function unmarked(sql: Reader, id: string): Fragment {
  return sql`not intervals @> ${mark(sql, id)}`
}
