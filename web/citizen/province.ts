import type { Unit } from '#modules/units'
import type { Text } from '#platform/text.ts'

/** Official code of the province whose house this is: Hà Nội. */
export const PROVINCE = '01'

/** What it is called. */
export const PROVINCE_NAME: Text = { vi: 'thành phố Hà Nội', en: 'Hà Nội City' }

/** Does the house take dossiers in for this unit? */
export function isOurs(unit: Pick<Unit, 'province'>): boolean {
  return unit.province?.code === PROVINCE
}
