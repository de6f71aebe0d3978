import { acceptanceDue, type Calendar, type DueState } from '#modules/calendar'
import { soonUntil, type Dossier } from '#modules/dossiers'
import type { Text } from '#platform/text.ts'
import type { Tone } from '#web/ui/index.ts'
import { timeLeft } from './time-left.ts'

/** What of a dossier decides how it stands. */
type Timed = Pick<
  Dossier,
  'business' | 'delivery' | 'submitted_at' | 'acceptance_due_at' | 'due_at' | 'finished_at' | 'on_time'
>

/** How a dossier stands against time: the moment that counts, in what mood, in words. */
export type Standing = {
  readonly at: string | null
  readonly state: DueState | 'paused' | 'over'
  readonly tone: Tone
  readonly text: Text
  /** "còn 3 giờ làm việc"; null where no clock runs. */
  readonly left: Text | null
}

const PAUSED: readonly Dossier['business'][] = ['supplement', 'supplement_before', 'financial']
const ENDED: readonly Dossier['business'][] = ['refused', 'withdrawn', 'stopped']
const BEFORE: readonly Dossier['business'][] = ['submitted', 'refusal_drafted']

/** How a dossier stands now, by the working calendar of who reads. */
export function standingOf(dossier: Timed, on: { now: string; calendar: Calendar }): Standing {
  if (ENDED.includes(dossier.business)) {
    return { at: null, state: 'over', tone: 'neutral', text: { vi: 'Đã kết thúc', en: 'Ended' }, left: null }
  }
  if (dossier.finished_at) return finished(dossier.finished_at, dossier.on_time)
  if (PAUSED.includes(dossier.business)) {
    const text = { vi: 'Tạm dừng tính hạn', en: 'Clock paused' }
    return { at: dossier.due_at, state: 'paused', tone: 'neutral', text, left: null }
  }
  // A question may hold the clock: then there is no date until the answer.
  if (dossier.business === 'consulting' && dossier.due_at === null) {
    const text = { vi: 'Chưa có hạn, đang chờ ý kiến', en: 'No date now, awaits an opinion' }
    return { at: null, state: 'none', tone: 'neutral', text, left: null }
  }
  return BEFORE.includes(dossier.business) ? waiting(dossier, on) : running(dossier.due_at, on)
}

/** Before acceptance: eight working hours to answer; after two of them it is urgent. */
function waiting(dossier: Timed, on: { now: string; calendar: Calendar }): Standing {
  const found = running(dossier.acceptance_due_at, on)
  if (found.state === 'none' || found.state === 'late') return found
  const isAlert = acceptanceDue(dossier.submitted_at, on.calendar).alert_at <= on.now
  return isAlert
    ? { ...found, state: 'due_soon', tone: 'warning', text: { vi: 'Cần trả lời ngay', en: 'Answer now' } }
    : { ...found, state: 'in_time', tone: 'info', text: TEXTS.in_time }
}

function finished(at: string, onTime: boolean | null): Standing {
  const late = onTime === false
  const text = late
    ? { vi: 'Xong, trễ hạn', en: 'Finished late' }
    : { vi: 'Xong đúng hạn', en: 'Finished on time' }
  return { at, state: 'over', tone: late ? 'bad' : 'good', text, left: null }
}

const TONES: Record<DueState, Tone> = { none: 'neutral', in_time: 'info', due_soon: 'warning', late: 'bad' }
const TEXTS: Record<DueState, Text> = {
  none: { vi: 'Không có hạn', en: 'No due date' },
  in_time: { vi: 'Trong hạn', en: 'In time' },
  due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  late: { vi: 'Quá hạn', en: 'Late' },
}

function running(at: string | null, on: { now: string; calendar: Calendar }): Standing {
  const state = stateOf(at, on.now)
  const left = at === null ? null : timeLeft(at, on)
  return { at, state, tone: TONES[state], text: TEXTS[state], left }
}

/** Late and due soon as the lists and the board count them. */
function stateOf(at: string | null, now: string): DueState {
  if (at === null) return 'none'
  if (at < now) return 'late'
  return at < soonUntil(now) ? 'due_soon' : 'in_time'
}
