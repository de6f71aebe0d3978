import { unitsInSight } from '#modules/oversight'
import type { Actor } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { type Alert, isTold } from './alert.ts'
import type { AlertRule } from './alert-rule.ts'
import { countAlerts, selectAlerts } from './alerts-store.ts'
import { listRuleVersions, versionName } from './load-alert-rules.ts'

/** Alerts on one page. */
const MOST = 200

/** An alert with the words of its rule, and whether the reader was told it. */
export type ShownAlert = { readonly alert: Alert; readonly rule: AlertRule; readonly isYours: boolean }

type Asked = {
  readonly unit?: number | undefined
  readonly rule?: string | undefined
  readonly isStanding?: boolean | undefined
}

/** Cảnh báo: of every unit for the city, of his own for an officer; what nobody took up comes first. */
export async function listAlerts(sql: Reader, actor: Actor, asked: Asked = {}): Promise<ShownAlert[]> {
  const rules = await listRuleVersions(sql)
  const { rule, isStanding } = asked
  const alerts = await selectAlerts(sql, { units: unitsOf(actor, asked.unit), rule, isStanding, limit: MOST })
  return alerts.flatMap((alert) => {
    const own = rules.get(versionName(alert.rule_key, alert.rule_from))
    return own ? [{ alert, rule: own, isYours: isTold(actor, alert, own) }] : []
  })
}

/** How many alerts stand in sight, rule by rule. */
export function countStanding(sql: Reader, actor: Actor, unit?: number): ReturnType<typeof countAlerts> {
  return countAlerts(sql, unitsOf(actor, unit))
}

function unitsOf(actor: Actor, unit: number | undefined): readonly number[] | undefined {
  const own = unitsInSight(actor)
  return unit === undefined ? own : [unit].filter((id) => !own || own.includes(id))
}
