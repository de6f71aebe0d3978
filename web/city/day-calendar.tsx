import { formatDay } from '#platform/dates.ts'
import { showNumber } from '#web/format.ts'
import { HeatCalendar, useView } from '#web/ui/index.ts'
import type { AnalysisFacts } from './analysis-facts.ts'
import { listHref } from './figure-words.ts'
import { bordersOf } from './map-figures.ts'

type Props = { unit: string | undefined; days: AnalysisFacts['days'] }

/** The last weeks day by day, each day leading to what was received on it. */
export function DayCalendar({ days, unit }: Props) {
  const { t, language } = useView()
  const busiest = days.reduce((best, day) => (day.received > best.received ? day : best), days[0] ?? NO_DAY)
  const quiet = days.filter((day) => day.received === 0).length
  return (
    <HeatCalendar
      caption={t('Tiếp nhận theo ngày, 12 tuần gần nhất', 'Received by day, the last 12 weeks')}
      summary={t(
        `Nhiều nhất ngày ${formatDay(busiest.on_day)} với ${showNumber(busiest.received, language)} hồ sơ; ${quiet} ngày không có hồ sơ nào.`,
        `Most on ${formatDay(busiest.on_day)} with ${showNumber(busiest.received, language)}; ${quiet} days without any.`,
      )}
      days={days.map((day) => ({
        day: day.on_day,
        value: day.received,
        href: listHref('received', { unit, period: { from: day.on_day, to: day.on_day } }) ?? '',
      }))}
      borders={bordersOf(days.map((day) => day.received))}
      format={(value) => showNumber(value, language)}
      formatDay={formatDay}
    />
  )
}

const NO_DAY = { on_day: '', received: 0 }
