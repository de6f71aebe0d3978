import type { UnitAhead } from '#http/present-forecast.ts'
import { HORIZONS } from '#modules/oversight'
import { showNumber, showShare } from '#web/format.ts'
import { Heading, Table, useView } from '#web/ui/index.ts'

const PATH = '/dieu-hanh/du-bao'

/** Every unit with what is due, what is likely late, and how right its forecast was. */
export function UnitsAhead({ rows }: { rows: readonly UnitAhead[] }) {
  const { t, language } = useView()
  const shown = rows
    .filter(({ ahead }) => ahead.h48.due > 0)
    .toSorted((one, other) => other.ahead.h48.expected - one.ahead.h48.expected)
  return (
    <section class="stack">
      <Heading level={2} text={t('Từng xã, phường', 'Each commune and ward')} />
      <Table
        caption={t('Có thể trễ, theo xã, phường', 'Likely late, by commune')}
        hideCaption
        dense
        rows={shown}
        rowKey={({ unit }) => unit.code}
        empty={t(
          'Không có hồ sơ nào đến hạn trong 48 giờ làm việc tới.',
          'Nothing is due within 48 working hours.',
        )}
        columns={[
          {
            key: 'name',
            label: t('Xã, phường', 'Commune, ward'),
            isRowHeader: true,
            cell: ({ unit }: UnitAhead) => <a href={`${PATH}?unit=${unit.slug}`}>{unit.full_name}</a>,
          },
          ...HORIZONS.map((hours) => ({
            key: `h${hours}`,
            label: t(`Trễ trong ${hours} giờ`, `Late in ${hours} hours`),
            align: 'end' as const,
            cell: ({ unit, ahead }: UnitAhead) => (
              <a
                href={`${PATH}?unit=${unit.slug}`}
                class={ahead[`h${hours}`].likely > 0 ? 'figure-worry' : 'figure-none'}
              >
                {showNumber(ahead[`h${hours}`].likely, language)}
              </a>
            ),
          })),
          {
            key: 'due',
            label: t('Đến hạn trong 48 giờ', 'Due in 48 hours'),
            align: 'end' as const,
            cell: ({ ahead }: UnitAhead) => showNumber(ahead.h48.due, language),
          },
          {
            key: 'precision',
            label: t('Độ chính xác (48 giờ)', 'Precision (48 hours)'),
            align: 'end' as const,
            cell: ({ ahead }: UnitAhead) => showShare(ahead.h48.measured.precision, language),
          },
        ]}
      />
    </section>
  )
}
