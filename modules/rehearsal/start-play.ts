import { randomUUID } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { once, recordEvent, type Work } from '#modules/record'
import { findCommittee, getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { conflict, forbidden, invalid } from '#platform/refusal.ts'
import { loadScenarios } from './load-scenarios.ts'
import { mayObserve } from './play.ts'
import { insertPlay } from './plays-store.ts'

/** Which scenario is to be played. */
export const StartInput = Type.Object(
  { scenario: Type.String({ maxLength: 40 }) },
  { additionalProperties: false },
)
export type StartInput = Static<typeof StartInput>

/** Bắt đầu lượt diễn: people begin a scenario before an observer; a repeat gets the next number. */
export async function startPlay(work: Work, slug: string, input: StartInput): Promise<{ id: string }> {
  const today = dayOf(work.now)
  const unit = await getUnit(work.trx, slug, today)
  if (!mayObserve(work.actor, unit)) throw NOT_OBSERVER
  const script = (await loadScenarios()).find(({ key }) => key === input.scenario)
  if (!script) throw invalid('no_scenario', NO_SCENARIO, [{ field: 'scenario', message: NO_SCENARIO }])
  return once(work, async () => {
    const committee = await findCommittee(work.trx, unit.id, today)
    if (!committee) throw NOT_OBSERVER
    const play = {
      ...{ id: randomUUID(), unit_id: unit.id, agency_id: committee.id, scenario: script.key, script },
      ...{ observer_name: work.actor.name, began_at: work.now },
    }
    const begun = await insertPlay(work.trx, play)
    if (!begun) throw STILL_PLAYED
    await recordEvent(work, {
      ...{ module: 'rehearsal', noun: 'rehearsal_play', noun_id: play.id, noun_version: 1, act: 'start' },
      ...{ agency_id: committee.id, unit_id: unit.id },
      data: { scenario: script.key, number: begun.number },
    })
    return { id: play.id }
  })
}

/** Told to whoever observes nothing here. */
export const NOT_OBSERVER = forbidden('not_observer', {
  vi: 'Quản trị, lãnh đạo của xã, phường và của thành phố quan sát, đánh dấu lượt diễn.',
  en: 'The administrators and leaders of the commune and of the city observe and tick a play.',
})
const NO_SCENARIO = {
  vi: 'Không có kịch bản này; hãy chọn trong danh sách.',
  en: 'There is no such scenario: choose one of the list.',
}
const STILL_PLAYED = conflict('still_played', {
  vi: 'Kịch bản này đang diễn ở đây; hãy tiếp tục hoặc kết thúc lượt ấy trước.',
  en: 'This scenario is being played here: go on with that play, or finish it first.',
})
