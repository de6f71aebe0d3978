import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { calendarOf, clockOf } from './dossier-clock.ts'
import { selectDossiers } from './select-dossiers.ts'
import type { OutageInput } from './outage.ts'
import { touchedBy } from './outages-store.ts'
import { pauseOf } from './apply-outage.ts'
import { mustRecordOutages, scopeOf } from './record-outage.ts'

/** A dossier an outage would touch: its date now, and what the outage would make of it. */
type OutageLine = {
  readonly code: string
  readonly unit_id: number
  readonly procedure_code: string
  readonly due_at: string
  readonly would_be_at: string
}

/** What recording an outage would do: how many running dossiers it touches, and a page of them by code. */
export type OutagePreview = { readonly touched: number; readonly items: readonly OutageLine[] }

const MOST_SHOWN = 50

/** Xem trước: the running dossiers an outage would touch, before anything is recorded. Writes nothing. */
export async function previewOutage(
  work: Work,
  input: Pick<OutageInput, 'units' | 'agency' | 'from_at' | 'to_at'>,
  skip = 0,
): Promise<OutagePreview> {
  mustRecordOutages(work.actor)
  const scope = await scopeOf(work, input)
  const { trx } = work
  const where = touchedBy(trx, scope)
  const [counted] = await trx<{ touched: number }[]>`
    select count(*)::int as touched from dossiers where ${where}`
  const page = await selectDossiers(work, { where, by: trx`code`, limit: skip + MOST_SHOWN })
  const pause = pauseOf({ ...scope, id: '', legal_basis: '', reason: '' }, work.now)
  const items = await Promise.all(page.slice(skip).map((dossier) => lineOf(work, dossier, pause)))
  return { touched: counted?.touched ?? 0, items }
}

async function lineOf(work: Work, dossier: Dossier, pause: ReturnType<typeof pauseOf>): Promise<OutageLine> {
  const { code, unit_id, procedure_code } = dossier
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const intervals = [...dossier.intervals, pause]
  const { legal_due } = clockOf({ ...dossier, intervals }, version, await calendarOf(work, dossier))
  const due_at = dossier.due_at ?? ''
  const would_be_at = legal_due !== null && legal_due > due_at ? legal_due : due_at
  return { code, unit_id, procedure_code, due_at, would_be_at }
}
