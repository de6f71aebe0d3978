import { FIGURE_TEXT, type FigureName, type Figures as FigureValues } from '#modules/oversight'
import { Figures, useView } from '#web/ui/index.ts'
import { listHref, showFigure, toneOf } from './figure-words.ts'
import type { ShownPeriod } from './period.ts'

type Props = { figures: FigureValues; period: ShownPeriod; unit?: string | undefined }

/** What the city looks at first. */
const SHOWN: readonly FigureName[] = [
  'received',
  'online_share',
  'settled',
  'on_time_share',
  'late_with_apology',
  'late_without_apology',
  'open',
  'due_soon',
  'overdue',
  'overdue_without_apology',
  'waiting',
  'rating',
]

/** The big numbers of a unit or of the city, each leading to the dossiers behind it. */
export function BoardFigures({ figures, period, unit }: Props) {
  const { language } = useView()
  return (
    <Figures
      items={SHOWN.map((name) => ({
        key: figureKey(name, unit),
        label: FIGURE_TEXT[name],
        value: showFigure(name, figures, language),
        href: listHref(name, { unit, period }),
        tone: toneOf(name, figures),
      }))}
    />
  )
}

/** The name under which a live board sends a figure's new value. */
export function figureKey(name: FigureName, unit: string | undefined): string {
  return unit ? `${unit}.${name}` : name
}
