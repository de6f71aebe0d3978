import type { Horizons } from '#http/present-forecast.ts'
import { HORIZONS } from '#modules/oversight'
import { showNumber, showShare } from '#web/format.ts'
import { Figures, useView } from '#web/ui/index.ts'

/** The three horizons, each with how right the same reckoning was. */
export function AheadFigures({ ahead }: { ahead: Horizons }) {
  const { t, language } = useView()
  return (
    <Figures
      items={HORIZONS.map((hours) => {
        const { likely, due, measured } = ahead[`h${hours}`]
        const { foretold, right, precision, found } = measured
        return {
          key: `h${hours}`,
          label: t(
            `có thể trễ trong ${hours} giờ làm việc, trên ${showNumber(due, language)} hồ sơ đến hạn`,
            `likely late within ${hours} working hours, of ${showNumber(due, language)} due`,
          ),
          value: showNumber(likely, language),
          tone: likely > 0 ? ('warning' as const) : ('neutral' as const),
          note:
            precision === null
              ? t('Chưa đủ số liệu để đo độ chính xác.', 'Too little has happened to measure its precision.')
              : t(
                  `Độ chính xác đã đo: ${showShare(precision, language)} (${right}/${foretold} lần báo trễ là đúng); báo trước được ${showShare(found, language)} số trễ.`,
                  `Measured precision: ${showShare(precision, language)} (${right} of ${foretold} foretold were late); ${showShare(found, language)} of the late were foretold.`,
                ),
        }
      })}
    />
  )
}
