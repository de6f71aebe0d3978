/**
 * The clock once more, slowly and in another way: it walks minute by minute and knows only which minutes
 * are open. It shares nothing with the law beside it but the calendar file, so that the two can disagree.
 */
import { readFileSync } from 'node:fs'

/** Minutes since 1970 on Hà Nội's clock. */
type Wait = { kind: string; from: number; to: number }
export type Case = {
  unit: string
  value: number
  received: number
  waits: readonly Wait[]
  rules: {
    supplement: string
    fifteen_oclock: boolean
    last_hour: boolean
    after_closing: boolean
    consultation: string
  }
}

type FileDay = { on: string; kind: string }
const file: { days: FileDay[] } = JSON.parse(
  readFileSync(new URL('../../data/calendars/ha-noi.json', import.meta.url), 'utf8'),
)
const special = new Map(file.days.map((day) => [day.on, day.kind]))
const openDays = new Map<number, boolean>()

/** Is this minute working time? */
function isOpen(minute: number): boolean {
  const inDay = minute % 1440
  const hour = Math.floor(inDay / 60)
  return ((hour >= 8 && hour < 12) || (hour >= 13 && hour < 17)) && isWorkingDay(Math.floor(minute / 1440))
}

function isWorkingDay(day: number): boolean {
  const known = openDays.get(day)
  if (known !== undefined) return known
  const date = new Date(day * 86_400_000)
  const kind = special.get(date.toISOString().slice(0, 10))
  const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
  const isWorking = kind === undefined ? !isWeekend : kind === 'make_up'
  openDays.set(day, isWorking)
  return isWorking
}

/** The due minute, or null when a wait without an end holds the clock. */
export function slowDue(c: Case): number | null {
  let receipt = slowStart(c, c.received)
  let counted = 0
  let today = 0
  let isDone = false
  const need = c.unit === 'working_hours' ? c.value * 60 : c.value * 480
  const stopping = c.waits.filter((wait) => stops(c, wait))
  const restarting = c.waits.filter((wait) => wait.kind === 'supplement' && c.rules.supplement === 'restart')
  for (let now = receipt; now < receipt + 1440 * 500; now++) {
    const restart = restarting.find((wait) => wait.from <= now && now < wait.to)
    if (restart) {
      if (restart.to === Number.POSITIVE_INFINITY) return null
      receipt = slowStart(c, restart.to)
      counted = 0
      today = 0
      isDone = false
      now = receipt - 1
      continue
    }
    const isWaiting = isIn(stopping, now)
    if (isWaiting && stopping.some((wait) => wait.to === Number.POSITIVE_INFINITY && wait.from <= now))
      return null
    if (c.unit === 'working_hours') {
      if (!isWaiting && isOpen(now)) counted++
      if (counted === need) return now + 1
      continue
    }
    const inDay = now % 1440
    if (inDay === 0) today = 0
    const isPast = Math.floor(now / 1440) > Math.floor(receipt / 1440)
    const isOff = !isWorkingDay(Math.floor(now / 1440))
    if (isPast && !isWaiting && c.unit === 'working_days' && isOpen(now)) today++
    if (isPast && !isWaiting && isCalendar(c) && (isOff || inDay < 17 * 60)) today++
    const isClosing = !isOff && inDay === 17 * 60 - 1
    if (!isDone && isPast && (isClosing || (isOff && inDay === 1439))) {
      counted += c.unit === 'working_days' ? today : Math.floor((480 * today) / (isOff ? 1440 : 1020))
      isDone = c.unit === 'months' ? isMonthOver(c, receipt, { now, counted }) : counted >= need
    }
    if (c.unit === 'same_day' && isClosing) isDone ||= isPast || isSameDay(c, receipt)
    if (!isDone || !isClosing) continue
    if (!stopping.some((wait) => wait.from < now + 1 && now + 1 < wait.to)) return now + 1
  }
  return null
}

function isIn(waits: readonly Wait[], minute: number): boolean {
  for (const wait of waits) if (wait.from <= minute && minute < wait.to) return true
  return false
}

/** QĐ 766: open minutes from receipt to an end, no wait among them. */
export function slowMetric(c: Case, until: number): number {
  let sum = 0
  const counting = { ...c, rules: { ...c.rules, supplement: 'pause' } }
  const stopping = c.waits.filter((wait) => stops(counting, wait))
  for (let now = c.received; now < until; now++) {
    if (isOpen(now) && !isIn(stopping, now)) sum++
  }
  return sum
}

function stops(c: Case, wait: Wait): boolean {
  if (wait.kind === 'supplement') return c.rules.supplement === 'pause'
  return wait.kind !== 'consultation' || c.rules.consultation === 'pause'
}

function isCalendar(c: Case): boolean {
  return c.unit === 'calendar_days' || c.unit === 'months'
}

function isSameDay(c: Case, receipt: number): boolean {
  return receipt % 1440 <= 17 * 60 && !(c.rules.fifteen_oclock && receipt % 1440 > 15 * 60)
}

/** Steps minute by minute from a receipt to the minute it counts from. */
function slowStart(c: Case, received: number): number {
  const inDay = received % 1440
  const isWorking = isWorkingDay(Math.floor(received / 1440))
  const isAfter = !isWorking || inDay > 17 * 60
  const isLastHour = c.rules.last_hour && isWorking && inDay >= 16 * 60 && inDay <= 17 * 60
  if (isAfter && !c.rules.after_closing) return received
  if (!isAfter && !isLastHour && inDay >= 12 * 60 && inDay <= 13 * 60)
    return inDay === 12 * 60 ? received : received + 780 - inDay
  let at = received
  if (isAfter || isLastHour) {
    do at++
    while (at % 1440 !== 0)
    while (!isOpen(at)) at++
  } else if (inDay < 8 * 60) {
    while (!isOpen(at)) at++
  }
  return at
}

/** Are the months over, begun as many days later as were lost to waits? */
function isMonthOver(c: Case, receipt: number, at: { now: number; counted: number }): boolean {
  const passed = Math.floor(at.now / 1440) - Math.floor(receipt / 1440)
  const lost = Math.ceil((passed * 480 - at.counted) / 480)
  const begun = new Date((Math.floor(receipt / 1440) + lost) * 86_400_000)
  const end = new Date(begun)
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + c.value)
  const month = end.getUTCMonth()
  end.setUTCDate(begun.getUTCDate())
  if (end.getUTCMonth() !== month) end.setUTCDate(0)
  return at.now >= end.getTime() / 60_000
}
