import { showNumber, showShare } from '#web/format.ts'
import {
  Bars,
  Figures,
  Heading,
  Line,
  LiveRegion,
  StatusTag,
  Table,
  TileMap,
  type Column,
  useView,
} from '#web/ui/index.ts'
import { UNITS } from './gallery-units.ts'

const DAYS = ['01/07', '02/07', '03/07', '04/07', '07/07', '08/07', '09/07', '10/07', '11/07']
const RECEIVED = [3120, 4410, 5230, 5010, 6890, 6420, 6010, 5770, 5480]
const SETTLED = [1980, 3710, 4680, 4830, 5920, 6110, 5890, 5660, null]

/** Numbers big and small, tables, charts and the map. */
export function DataGallery() {
  return (
    <>
      <LiveRegion source="/_/giao-dien/su-kien">
        <Numbers />
      </LiveRegion>
      <Lists />
      <Charts />
      <Maps />
    </>
  )
}

function Numbers() {
  const { t, language } = useView()
  return (
    <Figures
      items={[
        {
          key: 'received',
          label: t('Đã tiếp nhận', 'Received'),
          value: showNumber(66_012, language),
          href: '/',
          tone: 'info',
        },
        {
          key: 'on_time',
          label: t('Đúng hạn', 'On time'),
          value: showShare(0.973, language),
          href: '/',
          tone: 'good',
        },
        {
          key: 'due_soon',
          label: t('Sắp đến hạn', 'Due soon'),
          value: '312',
          href: '/',
          tone: 'warning',
          note: t('trong 4 giờ', 'within 4 hours'),
        },
        { key: 'late', label: t('Quá hạn', 'Late'), value: '57', href: '/', tone: 'bad' },
        { key: 'rating', label: t('Hài lòng', 'Rating'), value: language === 'vi' ? '4,6/5' : '4.6/5' },
      ]}
    />
  )
}

type Row = { code: string; name: string; due: string; late: boolean }

function Lists() {
  const { t } = useView()
  const rows: Row[] = [
    { code: 'TD.H26.65-260213-0007', name: 'Nguyễn Thị Hoa', due: '16:00 24/02/2026', late: false },
    { code: 'TD.H26.65-260210-0143', name: 'Trần Văn Nam', due: '17:00 11/02/2026', late: true },
  ]
  const columns: Column<Row>[] = [
    {
      key: 'code',
      label: t('Mã hồ sơ', 'Code'),
      isRowHeader: true,
      sortable: true,
      cell: (row) => <a href="/">{row.code}</a>,
    },
    { key: 'name', label: t('Người nộp', 'Applicant'), cell: (row) => row.name },
    { key: 'due', label: t('Hẹn trả', 'Due'), sortable: true, cell: (row) => row.due },
    {
      key: 'state',
      label: t('Tình trạng', 'State'),
      align: 'end',
      cell: (row) =>
        row.late ? (
          <StatusTag tone="bad" text={t('Quá hạn', 'Late')} />
        ) : (
          <StatusTag tone="good" text={t('Trong hạn', 'In time')} />
        ),
    },
  ]
  return (
    <>
      <Heading level={2} text={t('Danh sách', 'Lists')} />
      <Table
        caption={t('Hồ sơ theo hạn', 'Dossiers by due date')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.code}
        rowClass={(row) => (row.late ? 'row-bad' : undefined)}
        order={{ key: 'due', direction: 'ascending' }}
        orderHref={(order) => `?xem=so-lieu&theo=${order.key}&chieu=${order.direction}`}
      />
      <Table caption="" columns={columns} rows={[]} rowKey={(row) => row.code} />
    </>
  )
}

function Charts() {
  const { t, language } = useView()
  const format = (value: number) => showNumber(value, language)
  return (
    <>
      <Heading level={2} text={t('Biểu đồ', 'Charts')} />
      <Line
        caption={t('Tiếp nhận và giải quyết mỗi ngày', 'Received and settled each day')}
        summary={t(
          'Tiếp nhận tăng đến 6.890 ngày 07/07 rồi giảm dần.',
          'Received rose to 6,890 on 07/07, then fell.',
        )}
        labels={DAYS}
        series={[
          { key: 'received', label: t('Tiếp nhận', 'Received'), values: RECEIVED },
          { key: 'settled', label: t('Giải quyết', 'Settled'), values: SETTLED },
        ]}
        format={format}
      />
      <Bars
        caption={t('Theo lĩnh vực', 'By field')}
        items={[
          {
            key: 'a',
            label: t('Chứng thực', 'Certification'),
            value: 44_120,
            text: format(44_120),
            href: '/',
          },
          { key: 'b', label: t('Hộ tịch', 'Civil status'), value: 12_805, text: format(12_805), href: '/' },
          { key: 'c', label: t('Đất đai', 'Land'), value: 4_033, text: format(4_033), href: '/' },
        ]}
      />
    </>
  )
}

function Maps() {
  const { t, language } = useView()
  const tiles = Array.from({ length: 126 }, (_, place) => ({
    key: String(place),
    name: (UNITS[place % UNITS.length] ?? '').replace(/^\S+ /, ''),
    column: (place % 14) + 1,
    row: Math.floor(place / 14) + 1,
    value: place === 5 ? null : ((place * 37) % 100) / 100,
    href: `/don-vi/${place}`,
  }))
  const format = (value: number) => showShare(value, language)
  return (
    <>
      <Heading level={2} text={t('Bản đồ', 'Map')} />
      <TileMap
        caption={t('Hồ sơ trực tuyến của 126 xã, phường', 'Online dossiers of 126 communes and wards')}
        measure={t('Tỷ lệ trực tuyến', 'Online share')}
        tiles={tiles}
        borders={[0.2, 0.4, 0.6, 0.8]}
        format={format}
      />
      <TileMap
        tone="bad"
        caption={t('Hồ sơ quá hạn', 'Late dossiers')}
        measure={t('Tỷ lệ quá hạn', 'Late share')}
        tiles={tiles.slice(0, 28)}
        borders={[0.2, 0.4, 0.6, 0.8]}
        format={format}
      />
    </>
  )
}
