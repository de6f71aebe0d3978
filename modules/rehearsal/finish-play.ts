import { type Static, Type } from 'typebox'
import { once, recordEvent, type Work } from '#modules/record'
import { lockObserved, type PlayName } from './observed-play.ts'
import { updateFinished } from './plays-store.ts'

/** What the observer writes of the whole. */
export const FinishInput = Type.Object(
  { note: Type.String({ maxLength: 500 }) },
  { additionalProperties: false },
)
export type FinishInput = Static<typeof FinishInput>

/** Kết thúc lượt diễn: its card stands; steps that were not ticked were not done. */
export async function finishPlay(work: Work, name: PlayName, input: FinishInput): Promise<{ id: string }> {
  return once(work, async () => {
    const play = await lockObserved(work, name)
    const note = input.note.trim().normalize('NFC')
    const version = await updateFinished(work.trx, play, { at: work.now, note })
    await recordEvent(work, {
      ...{ module: 'rehearsal', noun: 'rehearsal_play', noun_id: play.id, noun_version: version },
      ...{ act: 'finish', agency_id: play.agency_id, unit_id: play.unit_id },
      data: { steps_ticked: play.ticks.length },
    })
    return { id: play.id }
  })
}
