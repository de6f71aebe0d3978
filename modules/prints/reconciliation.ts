import { Type, type Static } from 'typebox'
import { dayOf, formatDayOfficial } from '#platform/dates.ts'
import type { Pdf, SetDocument } from '#platform/pdf.ts'
import { Head, Line, LineOrNull, Moment } from './head.ts'
import { layoutOf } from './layout.ts'
import { refuseUnfit, sealOf } from './print-form.ts'

const { demonstration, parent_body, body, place } = Head
const Count = Type.Integer({ minimum: 0 })

/** Biên bản đối soát: of which plan, who had it carried out, its figures, and each thing that was proven. */
export const Reconciliation = Type.Object(
  {
    ...{ demonstration, parent_body, body, place },
    title: Line,
    plan: Line,
    facts: Type.Array(Type.Tuple([Line, Line]), { maxItems: 20 }),
    figures: Type.Array(Type.Tuple([Line, Count]), { maxItems: 20 }),
    proofs: Type.Array(
      Type.Object(
        { name: Line, checked: Count, broken: Count, examples: Type.Array(Line, { maxItems: 20 }) },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    verdict: Line,
    /** Instead of a seal: why the paper has none. */
    mark: LineOrNull,
    made_at: Moment,
  },
  { additionalProperties: false },
)
export type Reconciliation = Static<typeof Reconciliation>

/** Sets the report of a reconciliation; its one place is where the seal goes. `seal` is what the checking code says. */
export function printReconciliation(pdf: Pdf, data: Reconciliation, seal?: string): Promise<SetDocument> {
  refuseUnfit(Reconciliation, data)
  const number = (value: number): string => value.toLocaleString('vi-VN')
  return pdf.renderPlaced({
    ...layoutOf('reconciliation', data.made_at, pdf),
    data: {
      ...data,
      figures: data.figures.map(([label, value]) => [label, number(value)]),
      proofs: data.proofs.map((one) => ({
        ...one,
        checked: number(one.checked),
        broken: number(one.broken),
      })),
      ...sealOf(seal),
      issued: formatDayOfficial(dayOf(data.made_at)),
    },
    moment: data.made_at,
  })
}
