import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Reader } from '#platform/database.ts'
import { AlertRule, stepsInOrder } from './alert-rule.ts'

const RuleFile = Type.Object({ note: Type.String(), rules: Type.Array(AlertRule) })

/** Loads the dated rules, as the owner of the house. A landed rule is never edited: a change is a later version. */
export async function loadAlertRules(owner: Reader, path: string): Promise<void> {
  const { rules } = Value.Parse(RuleFile, JSON.parse(await readFile(path, 'utf8')))
  for (const rule of rules) {
    if (!stepsInOrder(rule))
      throw new Error(
        `alert rule ${rule.key}: the first step is at 0, and each later one after the one before`,
      )
    await owner`
      insert into alert_rules (key, valid_from, rule) values (${rule.key}, ${rule.valid_from}, ${owner.json(rule)})
      on conflict do nothing`
  }
}

/** The rules in force on a day. */
export async function listAlertRules(sql: Reader, on: string): Promise<AlertRule[]> {
  const rows = await sql<{ rule: AlertRule }[]>`
    select distinct on (key) rule from alert_rules where valid_from <= ${on} order by key, valid_from desc`
  return rows.map(({ rule }) => rule).filter(({ valid_to }) => valid_to === null || on < valid_to)
}

/** Every version of every rule by its key and first day: an alert is told by the words it was raised with. */
export async function listRuleVersions(sql: Reader): Promise<ReadonlyMap<string, AlertRule>> {
  const rows = await sql<{ rule: AlertRule }[]>`select rule from alert_rules`
  return new Map(rows.map(({ rule }) => [versionName(rule.key, rule.valid_from), rule]))
}

/** What one version of a rule is called. */
export function versionName(key: string, validFrom: string): string {
  return `${key} ${validFrom}`
}
