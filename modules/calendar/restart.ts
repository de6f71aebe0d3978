import { type ClockRules, type Start, startOf } from './clock-rules.ts'
import { countLimit } from './count.ts'
import type { DueInput } from './due-input.ts'
import { toStretch } from './interval.ts'
import type { WorkingTime } from './working-time.ts'

/** A restart: a supplement that came in lets the limit begin again (D10). Local minutes. */
export type Restart = { readonly from: number; readonly to: number; readonly start: Start }

/** Supplements that restart the limit, in order. One asked for after the limit had ended restarts nothing. */
export function restartsOf(
  time: WorkingTime,
  first: Start,
  input: DueInput & { rules: ClockRules },
): Restart[] {
  const supplements = input.intervals.filter((interval) => interval.kind === 'supplement').map(toStretch)
  const restarts: Restart[] = []
  let start = first
  for (const { from, to } of supplements.sort((a, b) => a.from - b.from)) {
    if (to <= start.at || start.at === Number.POSITIVE_INFINITY) continue
    const count = countLimit(time, start.at, input)
    if (!count || from >= count.due) continue
    start =
      to === Number.POSITIVE_INFINITY ? { at: to, shift: null } : startOf(time.calendar, to, input.rules)
    restarts.push({ from, to, start })
  }
  return restarts
}
