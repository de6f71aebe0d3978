import { Type, type Static } from 'typebox'
import { Alert, type ShownAlert } from '#modules/alerts'
import { listCodes } from '#modules/dossiers'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { unitOf } from './names.ts'

const Words = Type.Object({ vi: Type.String(), en: Type.String() })

/** An alert as people and systems read it: the words of its rule, its unit, its dossier's code where the reader may see it. */
export const AlertView = Type.Interface(
  [Type.Omit(Alert, ['unit_id', 'rule_from', 'cause', 'since', 'dossier_id', 'version'])],
  {
    name: Words,
    advice: Words,
    steps: Type.Integer({ description: 'How many steps its rule has' }),
    unit: Type.Object({ code: Type.String(), slug: Type.String(), full_name: Type.String() }),
    dossier: Type.Union([Type.String(), Type.Null()], { description: 'Code of the dossier it is about' }),
    is_yours: Type.Boolean({ description: 'You were told and may take it up' }),
  },
)
export type AlertView = Static<typeof AlertView>

/** Gives alerts their words, units and codes; codes are read behind the reader's wall. */
export async function presentAlerts(sql: Reader, shown: readonly ShownAlert[]): Promise<AlertView[]> {
  const codes = await listCodes(
    sql,
    shown.flatMap(({ alert }) => alert.dossier_id ?? []),
  )
  return Promise.all(
    shown.map(async ({ alert, rule, isYours }) => {
      const {
        unit_id,
        rule_from: _from,
        cause: _cause,
        since: _since,
        dossier_id,
        version: _v,
        ...own
      } = alert
      const { code, slug, full_name } = await unitOf(sql, unit_id, dayOf(alert.raised_at))
      return {
        ...{ ...own, name: rule.name, advice: rule.advice, steps: rule.steps.length },
        ...{ unit: { code, slug, full_name }, is_yours: isYours },
        dossier: (dossier_id && codes.get(dossier_id)) ?? null,
      }
    }),
  )
}
