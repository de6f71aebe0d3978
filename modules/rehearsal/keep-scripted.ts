import { recordEvent, type Work } from '#modules/record'
import { findCommittee, type Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { deterministicId } from '#platform/ids.ts'
import type { Card } from './card.ts'
import { upsertScripted } from './plays-store.ts'

/** Keeps how scripted officers did in a unit beside how its people did; the same cards again change nothing. Answers how many changed. */
export async function keepScripted(work: Work, unit: Unit, cards: readonly Card[]): Promise<number> {
  const committee = await findCommittee(work.trx, unit.id, dayOf(work.now))
  if (!committee) return 0
  let kept = 0
  for (const card of cards) {
    const row = { unit_id: unit.id, agency_id: committee.id, card, at: work.now }
    const version = await upsertScripted(work.trx, row)
    if (version === null) continue
    kept += 1
    await recordEvent(work, {
      ...{ module: 'rehearsal', noun: 'rehearsal_scripted_card', noun_version: version, act: 'keep' },
      noun_id: deterministicId(`rehearsal scripted ${unit.id} ${card.scenario}`),
      ...{ agency_id: committee.id, unit_id: unit.id, data: { scenario: card.scenario } },
    })
  }
  return kept
}
