import type { Touched, TouchedDossier } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import { Table, useView, useWords } from '../../ui/index.ts'
import { movedText } from './calendar-words.ts'

/** Hồ sơ bị ảnh hưởng: what each was promised, what it would be by the changed calendar, and by how much. */
export function TouchedTable({ touched, units }: { touched: Touched; units: ReadonlyMap<number, string> }) {
  const { t } = useView()
  const say = useWords()
  return (
    <Table<TouchedDossier>
      caption={t(
        `${touched.touched} trên ${touched.running} hồ sơ đang chạy; hẹn đã trao giữ nguyên`,
        `${touched.touched} of ${touched.running} running dossiers; appointments given stay`,
      )}
      empty={t('Không hồ sơ đang chạy nào bị ảnh hưởng.', 'No running dossier is touched.')}
      rows={touched.items}
      rowKey={(row) => row.code}
      columns={[
        {
          key: 'code',
          label: t('Mã hồ sơ', 'Dossier'),
          isRowHeader: true,
          cell: (row) => <code>{row.code}</code>,
        },
        { key: 'unit', label: t('Đơn vị', 'Unit'), cell: (row) => units.get(row.unit_id) ?? '' },
        {
          key: 'given',
          label: t('Hẹn đã trao', 'Appointment given'),
          cell: (row) => formatMoment(row.due_at),
        },
        {
          key: 'would',
          label: t('Nếu tính theo lịch mới', 'By the new calendar'),
          cell: (row) => (row.would_be_at === null ? '–' : formatMoment(row.would_be_at)),
        },
        {
          key: 'moved',
          label: t('Chênh lệch', 'Difference'),
          cell: (row) => say(movedText(row.moved_minutes)),
        },
      ]}
    />
  )
}
