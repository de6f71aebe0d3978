import { FIGURE_TEXT } from '#modules/oversight'
import { formatDay } from '#platform/dates.ts'
import { showNumber } from '#web/format.ts'
import { Line, useView } from '#web/ui/index.ts'
import type { AnalysisFacts } from './analysis-facts.ts'

/** On time, late and received week by week, with the sentence that says so. */
export function WeekTrend({ days }: { days: AnalysisFacts['days'] }) {
  const { t, language } = useView()
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => {
    const own = days.slice(week * 7, week * 7 + 7)
    const sum = (name: 'on_time' | 'late' | 'received'): number =>
      own.reduce((total, day) => total + day[name], 0)
    return {
      from: own[0]?.on_day ?? '',
      on_time: sum('on_time'),
      late: sum('late'),
      received: sum('received'),
    }
  })
  const [first, last] = [weeks[0], weeks.at(-1)]
  return (
    <Line
      caption={t('Đúng hạn, trễ hạn và tiếp nhận mỗi tuần', 'On time, late and received each week')}
      summary={t(
        `${weeks.length} tuần: tuần đầu tiếp nhận ${first?.received ?? 0}, trễ ${first?.late ?? 0}; tuần này đến nay tiếp nhận ${last?.received ?? 0}, trễ ${last?.late ?? 0}.`,
        `${weeks.length} weeks: ${first?.received ?? 0} received and ${first?.late ?? 0} late in the first; ${last?.received ?? 0} and ${last?.late ?? 0} so far this week.`,
      )}
      labels={weeks.map(({ from }) => formatDay(from).slice(0, 5))}
      series={(['received', 'on_time', 'late'] as const).map((name) => ({
        key: name,
        label: FIGURE_TEXT[name],
        values: weeks.map((week) => week[name]),
      }))}
      format={(value) => showNumber(value, language)}
    />
  )
}
