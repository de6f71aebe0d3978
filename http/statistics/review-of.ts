import { openCatalogue } from '#modules/procedures'
import type { Review } from '#modules/prints'
import { readReadiness } from '#modules/readiness'
import {
  before,
  type Figures,
  type Period,
  readFigures,
  readIndexOfUnits,
  readReport,
  type Report,
} from '#modules/statistics'
import type { House } from '#db/house.ts'
import { formatDay } from '#platform/dates.ts'
import { readinessSection } from './review-readiness.ts'
import { unitsSection } from './review-units.ts'
import { figuresSection } from './review-figures.ts'
import { basisText } from './table-of-report.ts'

/** What a review is made with: the house, the moment, and the address its numbers are looked up at. */
export type ReviewGround = {
  readonly house: House
  readonly now: string
  readonly publicAddress: string
  readonly demonstration: boolean
  /** How results are signed: on paper nobody needs a certificate to be ready. */
  readonly results: 'signed' | 'paper'
}

/** The figures of a period with the reports a review reads of them. */
export type ReviewedPeriod = { readonly figures: Figures; readonly summary: Report }

/** Báo cáo rà soát: what happened in a period beside the one before, what units lack, whom to praise and to help. */
export async function reviewOf(ground: ReviewGround, period: Period): Promise<Review> {
  const { house, now, demonstration, results } = ground
  const { city } = house
  const catalogue = await openCatalogue(city)
  const reviewed = async (one: Period): Promise<ReviewedPeriod> => {
    const figures = await readFigures(city, { period: one, now, catalogue })
    return { figures, summary: await readReport(city, figures, { key: 'unit-summary', unit: null }) }
  }
  const [is, was] = [await reviewed(period), await reviewed(before(period))]
  const scores = await readIndexOfUnits(city, is.figures)
  const readiness = await readReadiness(city, { catalogue, results, at: now })
  const address = (path: string): string => `${ground.publicAddress}${path}`
  return {
    demonstration,
    body: `Ủy ban nhân dân ${is.figures.names.city.full_name.toLocaleLowerCase('vi').replace('hà nội', 'Hà Nội')}`,
    place: is.figures.names.city.name,
    title: 'Rà soát hoạt động của chính quyền địa phương hai cấp trong giải quyết thủ tục hành chính',
    period: `Kỳ rà soát: từ ngày ${formatDay(period.from)} đến ngày ${formatDay(period.to)}`,
    basis: basisText(is.figures),
    sections: [
      ...figuresSection({ is, was, address }),
      readinessSection({ readiness, figures: is.figures, now, address }),
      ...unitsSection({ is, scores, readiness, address }),
    ],
    signature: { titles: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
  }
}
