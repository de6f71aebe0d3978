import type { FeeRow } from '#modules/procedures'
import type { Text } from '#platform/text.ts'

/** What the kinds of money are called: phí for a service, lệ phí for an act of the state. */
export const FEE_KIND_TEXT: Record<FeeRow['kind'], Text> = {
  fee: { vi: 'Phí', en: 'Fee' },
  charge: { vi: 'Lệ phí', en: 'Charge' },
}
