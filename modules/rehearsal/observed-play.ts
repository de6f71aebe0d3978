import type { Work } from '#modules/record'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { conflict, notFound } from '#platform/refusal.ts'
import { mayObserve, maySeePlays, type Play } from './play.ts'
import { findPlay, lockPlay } from './plays-store.ts'
import { NOT_OBSERVER } from './start-play.ts'

/** A play by the unit's slug and its own id. */
export type PlayName = { readonly unit: string; readonly id: string }

/** A play of this unit, for whoever may see it there. */
export async function getPlay(work: Pick<Work, 'trx' | 'actor' | 'now'>, name: PlayName): Promise<Play> {
  const unit = await getUnit(work.trx, name.unit, dayOf(work.now))
  if (!maySeePlays(work.actor, unit)) throw NOT_OBSERVER
  const play = await findPlay(work.trx, name.id)
  if (play?.unit_id !== unit.id) throw NO_PLAY
  return play
}

/** Holds a play that is not over, for its observer. */
export async function lockObserved(work: Work, name: PlayName): Promise<Play> {
  const unit = await getUnit(work.trx, name.unit, dayOf(work.now))
  if (!mayObserve(work.actor, unit)) throw NOT_OBSERVER
  if (!(await lockPlay(work.trx, name.id))) throw NO_PLAY
  const play = await getPlay(work, name)
  if (play.finished_at !== null) throw IS_OVER
  return play
}

const NO_PLAY = notFound('no_play', {
  vi: 'Xã, phường này không có lượt diễn ấy.',
  en: 'This commune has no such play.',
})
const IS_OVER = conflict('play_finished', {
  vi: 'Lượt diễn này đã kết thúc, không đánh dấu thêm được; hãy diễn lại.',
  en: 'This play is over and takes no more ticks: play it again.',
})
