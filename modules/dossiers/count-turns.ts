import type { Role } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { Business } from './dossier.ts'
import type { Place } from './lifecycle.ts'
import { CLOCK_COUNTS, STANDS } from './views.ts'

/** Who must act next in each state whose date somebody has to keep. */
const TURNS: Partial<Record<Business, { readonly role: Role; readonly at: Place }>> = {
  submitted: { role: 'desk_officer', at: 'reception' },
  refusal_drafted: { role: 'centre_leader', at: 'reception' },
  accepted: { role: 'desk_officer', at: 'reception' },
  forwarded: { role: 'body_head', at: 'body' },
  reviewing: { role: 'specialist', at: 'body' },
  consulting: { role: 'coordinator', at: 'consulted' },
  supplement_proposed: { role: 'body_head', at: 'body' },
  proposed: { role: 'body_head', at: 'body' },
  endorsed: { role: 'signer', at: 'signer' },
  approved: { role: 'clerk', at: 'competence' },
}

/** A unit with the moments up to which its dossiers are counted, by its own working calendar. */
export type UnitMoments = {
  readonly unit_id: number
  readonly until_8: string
  readonly until_24: string
  readonly until_all: string
}

/** How many dossiers of a unit wait for one officer or desk: past their date, or due within so many working hours. */
export type TurnCount = {
  readonly unit_id: number
  readonly role: Role
  readonly agency_id: string
  /** The specialist who holds them; null where they wait for a desk. */
  readonly holder_id: string | null
  readonly late: number
  readonly within_8: number
  readonly within_24: number
  readonly within_all: number
}

/** Counts what is late or will be, unit by unit and by whose turn it is. The moments are exclusive. */
export async function countTurns(
  sql: Reader,
  units: readonly UnitMoments[],
  now: string,
): Promise<TurnCount[]> {
  const turns = Object.entries(TURNS).map(([state, turn]) => ({ state, ...turn }))
  return sql<TurnCount[]>`
    with moments as (select * from jsonb_to_recordset(${sql.json(units.map((unit) => ({ ...unit })))})
      as m (unit_id int, until_8 timestamptz, until_24 timestamptz, until_all timestamptz)),
    turns as (select * from jsonb_to_recordset(${sql.json(turns)}) as t (state text, role text, at text)),
    waiting as (
      select d.unit_id, t.role, case when t.role = 'specialist' then d.holder_id end as holder_id,
        case t.at when 'reception' then d.reception_agency_id when 'body' then d.body_agency_id
          when 'signer' then d.signer_agency_id when 'competence' then d.competence_agency_id
          else (d.consultation ->> 'agency_id')::uuid end as agency_id,
        case when d.accepted_at is null then d.acceptance_due_at else d.due_at end as due
      from dossiers d join turns t on t.state = d.business
      where d.unit_id = any (${units.map((unit) => unit.unit_id)}::int[]) and ${sql.unsafe(CLOCK_COUNTS)}
        and ${sql.unsafe(STANDS)}
    )
    select w.unit_id, role, agency_id, holder_id,
      count(*) filter (where due < ${now})::int as late,
      count(*) filter (where due >= ${now} and due < until_8)::int as within_8,
      count(*) filter (where due >= ${now} and due < until_24)::int as within_24,
      count(*) filter (where due >= ${now})::int as within_all
    from waiting w join moments m using (unit_id)
    where due < until_all
    group by w.unit_id, role, agency_id, holder_id
    order by w.unit_id, late desc, within_all desc, role, agency_id`
}
