import { findCalendar, subtractWorkingHours } from '#modules/calendar'
import { countHeldTooLong } from '#modules/custody'
import { type DossierLine, listDiffering, listDossiers, type View } from '#modules/dossiers'
import { listUnreceipted } from '#modules/payments'
import type { Catalogue } from '#modules/procedures'
import { readReadiness } from '#modules/readiness'
import { SYSTEM } from '#modules/record'
import { listAgencies } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { AlertRule, Watch } from './alert-rule.ts'

/** What a rule found: a dossier, a line of a bank statement or a unit, and which time it is. */
export type Cause = {
  readonly cause: string
  readonly since: string
  readonly dossier_id: string | null
  readonly unit_id: number
}

/** What the house looks with: how its results are signed, and its catalogue, which is not read anew each time. */
export type Looking = { readonly results: 'signed' | 'paper'; readonly catalogue: Catalogue }

const PAGE = 500

/** Everything a rule watches that stands at a moment. Reads for the house, behind no wall. */
export async function findCauses(
  trx: Trx,
  rule: AlertRule,
  { now, looking }: { readonly now: string; readonly looking: Looking },
): Promise<Cause[]> {
  const calendar = await findCalendar(trx, null, dayOf(now))
  const before = rule.after === 0 ? now : subtractWorkingHours(calendar, now, rule.after)
  return FIND[rule.watch](trx, { ...looking, now, before })
}

type Asked = Looking & { readonly now: string; readonly before: string }

const FIND: Record<Watch, (trx: Trx, asked: Asked) => Promise<Cause[]>> = {
  acceptance_late: (trx, asked) =>
    dossiers(trx, { ...asked, view: 'waiting_late' }, (line) => line.acceptance_due_at),
  overdue: (trx, asked) => dossiers(trx, { ...asked, view: 'overdue' }, (line) => line.due_at),
  apology_missing: (trx, asked) =>
    dossiers(trx, { ...asked, view: 'overdue_without_apology' }, (line) => line.due_at),
  result_mismatch: differing,
  receipt_missing: unreceipted,
  signer_missing: withoutSigner,
  originals_late: heldTooLong,
}

type Listed = { readonly now: string; readonly before?: string; readonly view: View }

async function dossiers(
  trx: Trx,
  { now, before, view }: Listed,
  since: (line: DossierLine) => string | null,
): Promise<Cause[]> {
  const found: Cause[] = []
  const asked = { view, actor: SYSTEM, now, soon_until: now, due_to: before, limit: PAGE }
  for (let after: string | null | undefined; after !== null;) {
    const page = await listDossiers(trx, { ...asked, after })
    for (const line of page.items) {
      const at = since(line)
      if (at) found.push({ cause: line.id, since: at, dossier_id: line.id, unit_id: line.unit_id })
    }
    after = page.next
  }
  return found
}

async function differing(trx: Trx): Promise<Cause[]> {
  const waiting = await listDiffering(trx)
  return waiting.map(({ id, unit_id, at }) => ({ cause: id, since: at, dossier_id: id, unit_id }))
}

async function unreceipted(trx: Trx, { now, before }: Asked): Promise<Cause[]> {
  const lines = await listUnreceipted(trx, before)
  const agencies = await listAgencies(trx, { on: dayOf(now) })
  const unitOf = new Map(agencies.map(({ id, unit_id }) => [id, unit_id]))
  return lines.flatMap(({ id, agency_id, at }) => {
    const unit_id = unitOf.get(agency_id)
    return unit_id === undefined ? [] : [{ cause: id, since: at, dossier_id: null, unit_id }]
  })
}

/** One cause for each agency that holds originals past the house's limits, since its oldest. */
async function heldTooLong(trx: Trx, { now }: Asked): Promise<Cause[]> {
  const late = await countHeldTooLong(trx, { ...SYSTEM, sees: 'city' }, { now })
  // Asked each minute: where nothing is late no agency is looked up.
  if (late.length === 0) return []
  const unitOf = new Map((await listAgencies(trx, {})).map(({ id, unit_id }) => [id, unit_id]))
  return late.flatMap(({ agency_id, oldest }) => {
    const unit_id = unitOf.get(agency_id)
    return unit_id === undefined
      ? []
      : [{ cause: `originals ${agency_id}`, since: oldest, dossier_id: null, unit_id }]
  })
}

/** "One vice-chair with a signature" is an alarm of its own on the board of readiness; here nobody at all can sign. */
async function withoutSigner(trx: Trx, { now, results, catalogue }: Asked): Promise<Cause[]> {
  const units = await readReadiness(trx, { catalogue, at: now, results })
  const without = units.filter(({ gaps }) =>
    gaps.some(({ kind, level }) => kind === 'no_signer' && level === 'alarm'),
  )
  // A house in which nobody anywhere can sign is still being furnished: its board of readiness says so.
  if (without.length === units.length) return []
  return without.map(({ unit_id }) => ({ cause: `unit ${unit_id}`, since: now, dossier_id: null, unit_id }))
}
