import type { BoxHandOver } from '#modules/archives'
import { formatMoment } from '#platform/dates.ts'
import { showNumber } from '../format.ts'
import { Table, useView } from '../ui/index.ts'
import { ARCHIVES_PATH } from './archives-path.ts'

type Props = { readonly handOvers: readonly BoxHandOver[]; readonly names: ReadonlyMap<string, string> }

/** Biên bản bàn giao: which boxes went from whom to whom, each with its paper. */
export function HandOversTable({ handOvers, names }: Props) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Biên bản bàn giao', 'Records of hand-overs')}
      empty={t('Chưa có hộp nào được bàn giao.', 'No box was handed over yet.')}
      rows={handOvers}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          label: t('Lúc', 'When'),
          isRowHeader: true,
          cell: ({ at }) => formatMoment(at),
        },
        { key: 'from', label: t('Bên giao', 'From'), cell: (one) => names.get(one.from_agency_id) ?? '' },
        { key: 'to', label: t('Bên nhận', 'To'), cell: (one) => names.get(one.to_agency_id) ?? '' },
        {
          key: 'boxes',
          label: t('Số hộp', 'Boxes'),
          align: 'end',
          cell: ({ inventory }) => showNumber(inventory.length, language),
        },
        { key: 'reason', label: t('Căn cứ', 'Because of'), cell: ({ reason }) => reason },
        {
          key: 'paper',
          label: t('Bản in', 'Paper'),
          cell: ({ id, at }) => (
            <a href={`${ARCHIVES_PATH}/ban-giao/${id}/bien-ban.pdf`}>
              PDF
              <span class="visually-hidden">
                {t(` biên bản lúc ${formatMoment(at)}`, ` of ${formatMoment(at)}`)}
              </span>
            </a>
          ),
        },
      ]}
    />
  )
}
