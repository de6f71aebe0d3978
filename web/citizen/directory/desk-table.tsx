import type { Desk } from '#modules/directory'
import type { Agency } from '#modules/units'
import { Table, useView } from '#web/ui/index.ts'

/** The desks of a unit: number, what each handles, who is on duty with title and telephone, and the sign to print. */
export function DeskTable({
  desks,
  agencies,
  on,
}: {
  desks: readonly Desk[]
  agencies: readonly Agency[]
  on: string
}) {
  const { t } = useView()
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? ''
  return (
    <Table
      caption={t('Quầy và người trực', 'Desks and who is on duty')}
      rows={desks}
      rowKey={({ id }) => id}
      empty={t(
        'Đơn vị chưa công bố quầy và người trực. Hãy gọi 1022.',
        'This unit has not published its desks yet. Please call 1022.',
      )}
      columns={[
        {
          key: 'desk',
          label: t('Quầy', 'Desk'),
          isRowHeader: true,
          cell: ({ number, handles }) => `${number}. ${handles}`,
        },
        { key: 'agency', label: t('Cơ quan', 'Agency'), cell: ({ agency_id }) => nameOf(agency_id) },
        {
          key: 'officers',
          label: t('Người trực', 'On duty'),
          cell: ({ officers }) =>
            officers.length === 0
              ? t('Chưa phân công', 'Nobody named')
              : officers.map(({ id, name, title, phone }) => (
                  <div key={id}>
                    <strong>{name}</strong>, {title}
                    {phone ? <Phone number={phone} /> : null}
                  </div>
                )),
        },
        {
          key: 'phone',
          label: t('Điện thoại quầy', 'Desk’s telephone'),
          cell: ({ phone }) => (phone ? <Phone number={phone} /> : '–'),
        },
        {
          key: 'sign',
          label: t('Bảng tên', 'Sign'),
          cell: ({ id, number }) => (
            <a href={`/api/desks/${id}/sign?on=${on}`}>
              {t(`In bảng quầy ${number}`, `Print sign ${number}`)}
            </a>
          ),
        },
      ]}
    />
  )
}

function Phone({ number }: { number: string }) {
  return (
    <>
      {' '}
      <a href={`tel:${number.replaceAll(/[ .]/g, '')}`}>{number}</a>
    </>
  )
}
