import type { CriterionScore } from '#modules/oversight'
import { showNumber } from '#web/format.ts'
import { Bars, useView } from '#web/ui/index.ts'

/** Satisfaction criterion by criterion, each with how many answered it. */
export function CriteriaBars({ rows }: { rows: readonly CriterionScore[] }) {
  const { t, language } = useView()
  return (
    <Bars
      caption={t(
        'Mức hài lòng theo tiêu chí (0 đến 2 điểm, từ 5 lượt trở lên)',
        'Satisfaction by criterion (0 to 2 points, from 5 answers on)',
      )}
      tone="good"
      max={2}
      items={rows.map(({ key, name, answers, mean }) => ({
        ...{ key, label: name, value: mean ?? 0 },
        text:
          mean === null
            ? t(`– (${answers} lượt)`, `– (${answers})`)
            : t(
                `${showNumber(mean, language, 2)} (${answers} lượt)`,
                `${showNumber(mean, language, 2)} (${answers})`,
              ),
      }))}
    />
  )
}
