import type { UnitDesks } from '#http/read-directory.ts'
import { formatDay } from '#platform/dates.ts'
import { ErrorSummary, Heading, Page, Table } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { type Filled, OpenDeskForm } from './desk-forms.tsx'

type Props = { readonly view: View; readonly directory: UnitDesks; readonly filled: Filled }

/** Quầy của một đơn vị: what there is and will be, who is on duty, and a form to open another. */
export function DesksPage({ view, directory, filled }: Props) {
  const { t } = view
  const { unit, desks, agencies } = directory
  const title = t('Quầy và người trực', 'Desks and duties')
  const base = `/quan-tri/quay/${unit.slug}`
  return (
    <Page view={view} title={`${title} ${unit.full_name}`} hasErrors={filled.errors.length > 0}>
      <ErrorSummary errors={filled.errors} />
      <Heading
        text={title}
        caption={unit.full_name}
        lead={t(
          'Người dân thấy tên, chức danh và điện thoại ở danh bạ và trên bảng tên quầy. Không ghi lùi ngày.',
          'Residents see name, title and telephone in the directory and on the sign. Nothing is dated back.',
        )}
      />
      <Table
        caption={t('Các quầy', 'Desks')}
        rows={desks}
        rowKey={({ id }) => id}
        empty={t('Chưa có quầy nào.', 'There is no desk yet.')}
        columns={[
          {
            key: 'desk',
            label: t('Quầy', 'Desk'),
            isRowHeader: true,
            cell: ({ id, number, handles }) => (
              <a href={`${base}/${id}`}>
                {number}. {handles}
              </a>
            ),
          },
          {
            key: 'officers',
            label: t('Người trực', 'On duty'),
            cell: ({ officers }) => officers.map(({ name }) => name).join(', ') || '–',
          },
          { key: 'phone', label: t('Điện thoại', 'Telephone'), cell: ({ phone }) => phone ?? '–' },
          {
            key: 'dates',
            label: t('Mở', 'Open'),
            cell: ({ valid_from, valid_to }) =>
              `${formatDay(valid_from)}${valid_to === null ? '' : ` – ${formatDay(valid_to)}`}`,
          },
          {
            key: 'sign',
            label: t('Bảng tên', 'Sign'),
            cell: ({ id, number }) => (
              <a href={`/api/desks/${id}/sign`}>{t(`In bảng quầy ${number}`, `Print sign ${number}`)}</a>
            ),
          },
        ]}
      />
      <p>
        <a href={`/danh-ba/${unit.slug}`}>{t('Xem như người dân thấy', 'See it as residents do')}</a>
      </p>
      <OpenDeskForm
        action={`${base}/mo`}
        filled={filled}
        agencies={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Page>
  )
}
