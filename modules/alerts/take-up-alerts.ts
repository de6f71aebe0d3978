import { once, recordEvent, type Work } from '#modules/record'
import { conflict, forbidden, notFound } from '#platform/refusal.ts'
import { type Alert, isTold, type TakeUpInput } from './alert.ts'
import { lockAlerts, updateTakenUp } from './alerts-store.ts'
import { listRuleVersions, versionName } from './load-alert-rules.ts'

/** How many were taken up; those that were over, or that somebody else had, were left. */
export type TakenUp = { readonly taken: number; readonly left: number }

/**
 * Nhận xử lý: somebody who was told takes alerts up, and they go no further; their causes end them. One that is another's to
 * take up, or that he does not see, refuses them all.
 */
export async function takeUpAlerts(work: Work, { alerts, note }: TakeUpInput): Promise<TakenUp> {
  return once(work, async () => {
    const ids = [...new Set(alerts)]
    const found = await lockAlerts(work, ids)
    if (found.length < ids.length) throw notThere()
    const rules = await listRuleVersions(work.trx)
    for (const alert of found) {
      const rule = rules.get(versionName(alert.rule_key, alert.rule_from))
      if (!rule || !isTold(work.actor, alert, rule)) throw notYours()
    }
    const open = found.filter(({ taken_up_at, cleared_at }) => !taken_up_at && !cleared_at)
    const [only] = found
    if (only && open.length === 0) throw only.cleared_at ? isOver() : isTaken(only)
    for (const alert of open) await takeUp(work, { ...alert, note: note?.trim() || null })
    return { taken: open.length, left: found.length - open.length }
  })
}

async function takeUp(work: Work, alert: Alert): Promise<void> {
  await updateTakenUp(work, alert)
  const { id, version, unit_id, rule_key: rule, step } = alert
  await recordEvent(work, {
    ...{ module: 'alerts', noun: 'alert', noun_id: id, noun_version: version + 1, act: 'take_up' },
    agency_id: work.actor.posts.find((post) => post.unit_id === unit_id)?.agency_id ?? null,
    ...{ unit_id, data: { rule, step } },
  })
}

function notThere() {
  return notFound('alert', {
    vi: 'Không có cảnh báo này ở đơn vị của bạn.',
    en: 'There is no such alert at your unit.',
  })
}

function notYours() {
  return forbidden('not_told', {
    vi: 'Có cảnh báo chưa chuyển đến bạn: người đã được báo nhận xử lý.',
    en: 'An alert among these has not come to you: those who were told take it up.',
  })
}

function isOver() {
  return conflict('alert_over', {
    vi: 'Nguyên nhân của cảnh báo đã hết; không cần nhận xử lý nữa.',
    en: 'The cause is gone; there is nothing to take up.',
  })
}

function isTaken({ taken_up_by_name }: Alert) {
  return conflict('alert_taken', {
    vi: `${taken_up_by_name} đã nhận xử lý cảnh báo này.`,
    en: `${taken_up_by_name} has taken this up.`,
  })
}
