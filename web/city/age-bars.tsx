import { showNumber } from '#web/format.ts'
import { Bars, useView } from '#web/ui/index.ts'
import type { AnalysisFacts } from './analysis-facts.ts'
import { listHref } from './figure-words.ts'
import type { ShownPeriod } from './period.ts'

type Of = { unit: string | undefined; period: ShownPeriod }

/** What is overdue by how many days, each age leading to its dossiers. */
export function AgeBars({ ages, unit, period }: Of & { ages: AnalysisFacts['ages'] }) {
  const { t, language } = useView()
  const base = listHref('overdue', { unit, period }) ?? ''
  return (
    <Bars
      caption={t('Đang quá hạn, theo số ngày quá hạn', 'Overdue now, by days past the date')}
      tone="bad"
      items={ages.map(({ key, name, overdue }) => ({
        ...{ key, label: name, value: overdue, text: showNumber(overdue, language) },
        href: `${base}&tuoi=${key}`,
      }))}
    />
  )
}
