import { type Static, Type } from 'typebox'
import { once, recordEvent, type Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
import { lockObserved, type PlayName } from './observed-play.ts'
import { nextStep } from './play.ts'
import { insertTick } from './plays-store.ts'

/** What the observer saw of the step whose turn it is. */
export const TickInput = Type.Object(
  {
    step: Type.Integer({ minimum: 1, description: 'Its place, from 1' }),
    outcome: Type.Enum(['done', 'error']),
    note: Type.String({ maxLength: 300, description: 'What to fix; needed for an error' }),
  },
  { additionalProperties: false },
)
export type TickInput = Static<typeof TickInput>

/** Đánh dấu một bước: done, or in error with what to fix; its time is the house's clock, nobody types it. */
export async function tickStep(work: Work, name: PlayName, input: TickInput): Promise<{ step: number }> {
  return once(work, async () => {
    const play = await lockObserved(work, name)
    const next = nextStep(play)
    const { step, outcome } = input
    if (next === null || step < next) throw ALREADY_TICKED
    if (step > next) throw NOT_ITS_TURN
    const note = input.note.trim().normalize('NFC')
    if (outcome === 'error' && note === '')
      throw invalid('no_note', NO_NOTE, [{ field: 'note', message: NO_NOTE }])
    const tick = { step, outcome, note, ticked_at: work.now, ticked_by_name: work.actor.name }
    const version = await insertTick(work.trx, play, tick)
    await recordEvent(work, {
      ...{
        module: 'rehearsal',
        noun: 'rehearsal_play',
        noun_id: play.id,
        noun_version: version,
        act: 'tick',
      },
      ...{ agency_id: play.agency_id, unit_id: play.unit_id, data: { step, outcome } },
    })
    return { step }
  })
}

const ALREADY_TICKED = conflict('already_ticked', {
  vi: 'Bước này đã được đánh dấu rồi.',
  en: 'This step has been ticked already.',
})
const NOT_ITS_TURN = conflict('not_its_turn', {
  vi: 'Chưa đến bước này; hãy đánh dấu lần lượt từng bước.',
  en: 'It is not the turn of this step: tick one after the other.',
})
const NO_NOTE = {
  vi: 'Ghi gặp lỗi gì và cần sửa gì.',
  en: 'Write what went wrong and what to fix.',
}
