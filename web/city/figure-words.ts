import { FIGURES_OF_NOW, type FigureName, type Figures } from '#modules/oversight'
import type { Language } from '#platform/text.ts'
import { showNumber, showShare } from '#web/format.ts'
import type { Tone } from '#web/ui/index.ts'
import type { ShownPeriod } from './period.ts'

/** A figure as people read it; what is not known is a dash. */
export function showFigure(name: FigureName, figures: Figures, language: Language): string {
  const value = showValue(name, figures[name], language)
  // A score without the share that gave it says little: they stand together everywhere.
  if (name !== 'rating' || figures.rating === null) return value
  return `${value} (${showShare(figures.response_share, language)})`
}

/** A value of a figure as people read it. */
export function showValue(name: FigureName, value: number | null, language: Language): string {
  if (name === 'online_share' || name === 'on_time_share' || name === 'response_share')
    return showShare(value, language)
  if (value === null) return '–'
  return showNumber(value, language, name === 'rating' || name === 'average_hours' ? 1 : 0)
}

/** The list each figure leads to; shares lead to what they share, ratings to none: they are anonymous. */
const LIST_OF: Partial<Record<FigureName, string>> = {
  online_share: 'online',
  on_time_share: 'on_time',
  average_hours: 'settled',
  response_share: 'delivered',
}
const WITHOUT_LIST: readonly FigureName[] = ['rating', 'ratings', 'supplements']

/** The address of the dossiers behind a figure: of one unit or of all, with the figure's period. */
export function listHref(
  name: FigureName,
  behind: { unit?: string | undefined; period: Pick<ShownPeriod, 'from' | 'to'> },
): string | undefined {
  if (WITHOUT_LIST.includes(name)) return undefined
  const { from, to } = behind.period
  const query = new URLSearchParams({
    view: LIST_OF[name] ?? name,
    ...(behind.unit ? { unit: behind.unit } : {}),
    ...(FIGURES_OF_NOW.includes(name) ? {} : { from, to }),
  })
  return `/dieu-hanh/ho-so?${query}`
}

/** The colour that helps a figure's words; none where there is nothing to worry about. */
export function toneOf(name: FigureName, figures: Figures): Tone {
  switch (name) {
    case 'overdue':
    case 'overdue_without_apology':
    case 'late_without_apology':
    case 'lapses':
    case 'late':
    case 'waiting_late':
      return figures[name] > 0 ? 'bad' : 'neutral'
    case 'late_with_apology':
    case 'due_soon':
      return figures[name] > 0 ? 'warning' : 'neutral'
    case 'on_time':
    case 'settled':
      return 'good'
    default:
      return 'info'
  }
}
