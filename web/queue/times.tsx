import type { QuarterHour } from '#modules/queue'
import { formatHour } from '#platform/dates.ts'
import { showNumber } from '../format.ts'
import { Line, type Words, useView } from '../ui/index.ts'
import { meanMinutes } from './mean-minutes.ts'

type Props = {
  times: readonly Pick<QuarterHour, 'at' | 'called' | 'waited_s' | 'done' | 'served_s'>[]
  /** Of which day; today unless told. */
  caption?: Words
}

/** Waits and services of a day by fifteen minutes. */
export function Times({ times, caption }: Props) {
  const { t, language } = useView()
  if (times.length < 2) return null
  const labels = times.map(({ at }) => formatHour(at))
  const waits = times.map(({ waited_s, called }) => meanMinutes(waited_s, called))
  const worst = waits.reduce<number>(
    (best, wait, place) => ((wait ?? 0) > (waits[best] ?? 0) ? place : best),
    0,
  )
  const show = (value: number): string => showNumber(value, language, Number.isInteger(value) ? 0 : 1)
  const longest = show(waits[worst] ?? 0)
  return (
    <Line
      caption={
        caption ??
        t('Thời gian chờ và phục vụ hôm nay, theo 15 phút', 'Waits and services today, by 15 minutes')
      }
      summary={t(
        `Chờ lâu nhất lúc ${labels[worst]}: trung bình ${longest} phút.`,
        `The longest waits were at ${labels[worst]}: ${longest} minutes on average.`,
      )}
      labels={labels}
      series={[
        { key: 'wait', label: t('Chờ (phút)', 'Waiting (minutes)'), values: waits },
        {
          key: 'serve',
          label: t('Phục vụ (phút)', 'Serving (minutes)'),
          values: times.map(({ served_s, done }) => meanMinutes(served_s, done)),
        },
      ]}
      format={show}
    />
  )
}
