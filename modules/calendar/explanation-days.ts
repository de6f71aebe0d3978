import type { Text } from '#platform/text.ts'
import type { Count, CountedDay } from './count.ts'
import type { DueInput } from './due-input.ts'
import { minutesText, runText, spansText, waitsText } from './explanation-texts.ts'
import { toStretches } from './interval.ts'
import { dayAt } from './working-time.ts'

/** A line of the explanation in local minutes. */
export type Line = { from: number; to: number; counted: number; text: Text }

/** Beyond so many counted days, runs of whole days share a line. */
const LONG_COUNT = 10

/** The counted days as lines, with the sum so far. */
export function dayLines(count: Count, input: DueInput): Line[] {
  const total = totalOf(count)
  const isLong = count.days.filter((day) => day.counted > 0).length > LONG_COUNT
  let sofar = 0
  return runsOf(count.days, isLong).map((run) => {
    const counted = run.reduce((sum, day) => sum + day.counted, 0)
    sofar += counted
    return dayLine(run, { counted, sofar, total }, input)
  })
}

/** What the limit is in minutes; for "trong ngày" what its days came to. */
export function totalOf(count: Count): number {
  return count.need ?? count.days.reduce((sum, day) => sum + day.counted, 0)
}

type Sums = { readonly counted: number; readonly sofar: number; readonly total: number }

function dayLine(run: readonly CountedDay[], sums: Sums, input: DueInput): Line {
  const first = run[0]
  const last = run.at(-1)
  if (!first || !last) throw new RangeError('a run of no days')
  const days = runText(dayAt(first.from), dayAt(last.from))
  const why = reasonText(run)
  const what = countedText(run, sums, input)
  return {
    from: first.from,
    to: last.to,
    counted: sums.counted,
    text: { vi: `${days.vi}${why.vi}: ${what.vi}.`, en: `${days.en}${why.en}: ${what.en}.` },
  }
}

function countedText(run: readonly CountedDay[], sums: Sums, input: DueInput): Text {
  const [first] = run
  const lost = run.reduce((sum, day) => sum + day.waited, 0)
  const waits = lost > 0 && first ? waitsText(allWaits(input), first.from, run.at(-1)?.to ?? first.to) : null
  if (first?.kind === 'rolled') {
    return {
      vi: 'ngày cuối của thời hạn là ngày nghỉ nên hạn chuyển đến hết ngày làm việc tiếp theo',
      en: 'the last day of the limit is a day off, so it ends with the next working day',
    }
  }
  if (sums.counted === 0) {
    return {
      vi: `không tính${waits ? `, ${waits.vi}` : ''}`,
      en: `not counted${waits ? `, ${waits.en}` : ''}`,
    }
  }
  const counted = minutesText(sums.counted)
  const sofar = minutesText(sums.sofar)
  const total = minutesText(sums.total)
  const hours =
    run.length === 1 && first && first.plan.open > 0 && isWorkingUnit(input) ? `${spansText(first)}, ` : ''
  const less = waits
    ? { vi: `, trừ thời gian ${waits.vi}`, en: `, less the time ${waits.en}` }
    : { vi: '', en: '' }
  return {
    vi: `${hours}tính ${counted.vi}${less.vi} (cộng dồn ${sofar.vi} trên ${total.vi})`,
    en: `${hours}counts ${counted.en}${less.en} (${sofar.en} of ${total.en})`,
  }
}

function isWorkingUnit({ limit }: DueInput): boolean {
  return limit.unit === 'working_hours' || limit.unit === 'working_days' || limit.unit === 'same_day'
}

function allWaits(input: DueInput) {
  return toStretches([...input.intervals, ...input.calendar.outages])
}

/** Why days are what they are, each reason once: ` (cuối tuần, Tết Nguyên đán Bính Ngọ)`. */
function reasonText(run: readonly CountedDay[]): Text {
  const names = new Map<string, string>()
  for (const { plan } of run)
    if (plan.why) names.set(shortName(plan.why.name.vi), shortName(plan.why.name.en))
  if (names.size === 0) return { vi: '', en: '' }
  return { vi: ` (${[...names.keys()].join(', ')})`, en: ` (${[...names.values()].join(', ')})` }
}

/** Without what stands in brackets: the days of one Tết share a name. */
function shortName(name: string): string {
  const bracket = name.indexOf(' (')
  return bracket < 0 ? name : name.slice(0, bracket)
}

/** Puts days that tell the same into runs: days off always, whole counted days only in a long count. */
function runsOf(days: readonly CountedDay[], isLong: boolean): CountedDay[][] {
  const runs: CountedDay[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && isAlike(last, day, isLong)) run.push(day)
    else runs.push([day])
  }
  return runs
}

function isAlike(last: CountedDay, day: CountedDay, isLong: boolean): boolean {
  if (last.kind !== day.kind) return false
  if (day.kind !== 'counted') return true
  return isLong && last.waited === 0 && day.waited === 0 && last.counted === day.counted && day.counted > 0
}
