import { POSITION_TEXT, type SigningFacts } from '#modules/authority'
import { formatDay } from '#platform/dates.ts'
import { Table, useView } from '../../ui/index.ts'

/** Lines of the matrix that hold at a committee; those by the general rule are marked. */
export function Matrix({ facts }: { facts: SigningFacts }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Ma trận thẩm quyền', 'Matrix of competence')}
      rows={facts.competences.filter((row) => row.tier === facts.tier)}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          label: t('Thủ tục', 'Procedure'),
          isRowHeader: true,
          cell: (row) => row.procedure_code ?? t('Mọi thủ tục', 'Every procedure'),
        },
        {
          key: 'position',
          label: t('Chức vụ ký', 'Signs'),
          cell: (row) => POSITION_TEXT[row.position][language],
        },
        {
          key: 'basis',
          label: t('Căn cứ', 'Legal basis'),
          cell: (row) =>
            row.derived
              ? t(`${row.legal_basis} (theo quy tắc chung)`, `${row.legal_basis} (by the general rule)`)
              : row.legal_basis,
        },
        {
          key: 'from',
          label: t('Từ ngày', 'From'),
          cell: (row) =>
            row.valid_to
              ? `${formatDay(row.valid_from)} → ${formatDay(row.valid_to)}`
              : formatDay(row.valid_from),
        },
      ]}
    />
  )
}
