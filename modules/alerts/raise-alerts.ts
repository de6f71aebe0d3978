import { randomUUID } from 'node:crypto'
import { addWorkingHours, type Calendar } from '#modules/calendar'
import { calendarOfUnit } from '#modules/oversight'
import { recordEvent, type Work } from '#modules/record'
import { listAgencies } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Alert } from './alert.ts'
import type { AlertRule } from './alert-rule.ts'
import { clearAlerts, insertAlerts, lockGoingOn, selectTold, updateStep } from './alerts-store.ts'
import type { Cause } from './find-causes.ts'
import { listRuleVersions, versionName } from './load-alert-rules.ts'
import { mailThoseTold } from './alert-mails.ts'

/** Alerts of one transaction at most: an open one holds the feed back. */
const BATCH = 200

/** What a turn did. `isMore`: there is more than one transaction should do. */
export type Raised = { readonly raised: number; readonly cleared: number; readonly isMore: boolean }

/** Cảnh báo: raises what a rule found and has not told yet, and closes what is over, with their events and letters. */
export async function raiseAlerts(work: Work, rule: AlertRule, causes: readonly Cause[]): Promise<Raised> {
  const { trx, now } = work
  const told = await selectTold(
    trx,
    rule.key,
    causes.map(({ cause }) => cause),
  )
  const standing = told.filter(({ stands }) => stands)
  const found = new Set(causes.map(({ cause }) => cause))
  const over = standing.filter(({ cause }) => !found.has(cause)).map(({ id }) => id)
  const cleared = await clearAlerts(trx, over.slice(0, BATCH), now)
  // What was told for this same time stays told, also after it was over for a while.
  const known = new Set([
    ...standing.map(({ cause }) => cause),
    ...told.map(({ cause, since }) => `${cause} ${since}`),
  ])
  const fresh = causes.filter(({ cause, since }) => !known.has(cause) && !known.has(`${cause} ${since}`))
  if (fresh.length + over.length === 0) return { raised: 0, cleared: 0, isMore: false }
  const next = nextSteps(trx, dayOf(now))
  const agencies = Map.groupBy(await listAgencies(trx, { on: dayOf(now) }), ({ unit_id }) => unit_id)
  const rows = await Promise.all(
    fresh.slice(0, BATCH).map(async (cause) => ({
      ...{ ...cause, id: randomUUID(), rule_key: rule.key, rule_from: rule.valid_from, raised_at: now },
      next_at: await next(rule, { ...cause, raised_at: now, step: 0 }),
      agency_ids: (agencies.get(cause.unit_id) ?? []).map(({ id }) => id),
      ...{ step: 0, taken_up_at: null, taken_up_by_name: null, note: null, cleared_at: null, version: 1 },
    })),
  )
  const raised = await insertAlerts(trx, rows)
  for (const alert of raised) await tell(work, alert, 'raise')
  for (const alert of cleared) await tell(work, alert, 'clear')
  await mailThoseTold(
    work,
    raised.map((alert) => ({ alert, rule })),
  )
  return {
    raised: raised.length,
    cleared: cleared.length,
    isMore: fresh.length > BATCH || over.length > BATCH,
  }
}

/** Chuyển cấp: what nobody took up in time is told the next role; answers how many went on. */
export async function escalateAlerts(work: Work): Promise<number> {
  const { trx, now } = work
  const waiting = await lockGoingOn(trx, now, BATCH)
  if (waiting.length === 0) return 0
  const rules = await listRuleVersions(trx)
  const next = nextSteps(trx, dayOf(now))
  const gone: { alert: Alert; rule: AlertRule }[] = []
  for (const before of waiting) {
    const rule = rules.get(versionName(before.rule_key, before.rule_from))
    if (!rule) throw new Error(`alert ${before.id} is of no rule`)
    const step = before.step + 1
    const alert = { ...before, step, next_at: await next(rule, { ...before, step }) }
    await updateStep(trx, alert)
    await tell(work, { ...alert, version: before.version + 1 }, 'escalate')
    gone.push({ alert, rule })
  }
  await mailThoseTold(work, gone)
  return gone.length
}

/** When an alert goes on from its step, by the working hours of its unit; null on the last. */
function nextSteps(trx: Trx, on: string) {
  const calendars = new Map<number, Promise<Calendar>>()
  return async (
    { steps }: AlertRule,
    { unit_id, raised_at, step }: Pick<Alert, 'unit_id' | 'raised_at' | 'step'>,
  ): Promise<string | null> => {
    const coming = steps[step + 1]
    if (!coming) return null
    const calendar = calendars.get(unit_id) ?? calendarOfUnit(trx, unit_id, on)
    calendars.set(unit_id, calendar)
    return addWorkingHours(await calendar, raised_at, coming.after)
  }
}

async function tell(work: Work, alert: Alert, act: 'raise' | 'clear' | 'escalate'): Promise<void> {
  const { id, unit_id, rule_key: rule, dossier_id: dossier, step, version } = alert
  await recordEvent(work, {
    ...{ module: 'alerts', noun: 'alert', noun_id: id, noun_version: version, act, agency_id: null, unit_id },
    data: { rule, step, ...(dossier ? { dossier } : {}) },
  })
}
