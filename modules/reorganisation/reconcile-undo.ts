import type { Reader } from '#platform/database.ts'
import type { Plan } from './plan.ts'
import { countCustody, type CustodyCounts } from './count-custody.ts'
import { proveBoxesBack } from './prove-boxes.ts'
import { proveOriginalsBack } from './prove-originals-back.ts'
import type { Proof } from './reconcile.ts'
import { whoBegan, type WhoBegan } from './who-began.ts'

/** Biên bản hủy sắp xếp: what went back, what was done meanwhile and kept, what waits to be decided. */
export type UndoReport = WhoBegan &
  CustodyCounts & {
    readonly plan: string
    readonly digest: string
    readonly at: string
    readonly returned: number
    /** Dossiers that somebody had acted on between the cut and its undoing; every one of these acts stands. */
    readonly acted_meanwhile: number
    readonly ended_meanwhile: number
    readonly undecided: number
    readonly lost: number
    readonly doubled: number
    readonly clocks_changed: number
    readonly proofs: readonly Proof[]
  }

/** Proves from rows and events that everything in flight is at an agency that goes on, once, with its clock. */
export async function reconcileUndo(
  sql: Reader,
  plan: Plan,
  { at, units }: { at: string; units: readonly number[] },
): Promise<UndoReport> {
  const [found] = await sql<
    Omit<UndoReport, 'plan' | 'digest' | 'at' | 'proofs' | keyof WhoBegan | keyof CustodyCounts>[]
  >`
    with told as (
      select noun_id, count(*) filter (where act = 'restore')::int as back,
        bool_and(data ->> 'due_at' is not distinct from data -> 'was' ->> 'due_at') as clocks
      from events where module = 'dossiers' and act in ('reorganise', 'restore') and data ->> 'plan' = ${plan.id} group by noun_id
    ), acted as (
      select count(distinct e.noun_id)::int as dossiers from events e join told t on t.noun_id = e.noun_id
      where e.noun = 'dossier' and e.act not in ('reorganise', 'restore') and e.at >= ${plan.effective_at}
    ), moved as (
      select m.*, d.business in ('refused', 'withdrawn', 'stopped') or d.delivery = 'delivered' as is_ended,
        d.unit_id as now_unit
      from reorganisation_moves m join dossiers d on d.id = m.dossier_id where m.plan_id = ${plan.id}
    )
    select (select count(*) from told where back > 0)::int as returned,
      (select dossiers from acted) as acted_meanwhile,
      (select count(*) from moved where is_ended)::int as ended_meanwhile,
      (select count(*) from moved where outcome = 'undecided' and state in ('planned', 'staged') and not is_ended)::int as undecided,
      (select count(*) from moved where not is_ended and outcome <> 'undecided' and now_unit = any (${[...units]}::int[]))::int as lost,
      (select count(*) from told where back > 1)::int as doubled,
      (select count(*) from told where not clocks)::int as clocks_changed`
  if (!found) throw new Error('the undoing found nothing to count')
  const proofs: Proof[] = [
    { name: 'originals', ...(await proveOriginalsBack(sql, plan, units)) },
    { name: 'boxes', ...(await proveBoxesBack(sql, plan)) },
  ]
  const custody = await countCustody(sql, plan.id)
  return {
    ...{ plan: plan.id, digest: plan.digest, at, ...(await whoBegan(sql, plan, 'undo')) },
    ...{ ...found, ...custody, proofs },
  }
}
