import type { QuarterHour, Queue } from '#modules/queue'
import type { Unit } from '#modules/units'
import {
  ButtonGroup,
  ButtonLink,
  Figures,
  Heading,
  LivePiece,
  Page,
  Panel,
  Table,
  useView,
} from '../ui/index.ts'
import type { View } from '../view.ts'
import { Times } from './times.tsx'

type Props = { view: View; unit: Unit; queue: Queue; times: readonly QuarterHour[] }

/** Hàng chờ của một nơi: each service with who waits and how long it is likely to take, and ways to a number. */
export function UnitQueuePage({ view, unit, queue, times }: Props) {
  const { t } = view
  const title = t(`Hàng chờ: ${unit.full_name}`, `Queue: ${unit.full_name}`)
  const path = `/xep-hang/${unit.slug}`
  return (
    <Page
      view={view}
      title={title}
      breadcrumbs={[{ text: t('Hàng chờ', 'Queues'), href: '/xep-hang' }, { text: unit.full_name }]}
    >
      <Heading text={title} />
      <queue-follow src={`/api/queue/${unit.slug}/stream`}>
        <Figures
          items={[
            { key: 'waiting', label: t('Đang chờ', 'Waiting'), value: String(queue.waiting) },
            {
              key: 'minutes',
              label: t('Phút để gọi hết hàng', 'Minutes to the end of the line'),
              value: String(queue.minutes),
              note: t('Ước tính theo hôm nay', 'Estimated from today'),
            },
          ]}
        />
        <ButtonGroup>
          <ButtonLink href={`${path}/lay-so`} text={t('Lấy số bây giờ', 'Take a number now')} />
          <ButtonLink kind="secondary" href={`${path}/dat-cho`} text={t('Đặt giờ đến', 'Book a time')} />
        </ButtonGroup>
        <Services queue={queue} />
        <LivePiece id="quay">
          <Desks queue={queue} />
        </LivePiece>
        <LivePiece id="thoi-gian">
          <Times times={times} />
        </LivePiece>
      </queue-follow>
      <Panel title={t('Cho phòng chờ', 'For the hall')}>
        <ul>
          <li>
            <a href={`${path}/man-hinh`}>
              {t('Màn hình gọi số (mở trên TV)', 'Display of calls (open on a TV)')}
            </a>
          </li>
          <li>
            <a href={`${path}/may`}>{t('Máy lấy số (mở trên máy tính bảng)', 'Kiosk (open on a tablet)')}</a>
          </li>
          <li>
            <a href={`${path}/ma-cua`}>
              {t(
                'Mã QR dán ở cửa để lấy số bằng điện thoại',
                'QR code for the door, to take a number by phone',
              )}
            </a>
          </li>
        </ul>
      </Panel>
    </Page>
  )
}

function Services({ queue }: { queue: Queue }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Theo dịch vụ', 'By service')}
      rows={queue.services}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          label: t('Dịch vụ', 'Service'),
          isRowHeader: true,
          cell: (one) => `${one.letter} · ${language === 'en' ? one.name_en : one.name_vi}`,
        },
        {
          key: 'waiting',
          label: t('Đang chờ (người)', 'Waiting (people)'),
          align: 'end',
          cell: (one) => <span data-figure={`waiting.${one.key}`}>{one.waiting}</span>,
        },
        {
          key: 'minutes',
          label: t('Ước chờ (phút)', 'Likely wait (minutes)'),
          align: 'end',
          cell: (one) => <span data-figure={`minutes.${one.key}`}>{one.minutes}</span>,
        },
      ]}
    />
  )
}

function Desks({ queue }: { queue: Queue }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Tại các quầy', 'At the desks')}
      rows={queue.desks}
      rowKey={({ id }) => id}
      empty={t('Chưa mở quầy nào.', 'No desk is open.')}
      columns={[
        {
          key: 'desk',
          label: t('Quầy', 'Desk'),
          isRowHeader: true,
          cell: ({ number, handles }) => `${number} · ${handles}`,
        },
        { key: 'label', label: t('Số đang gọi', 'Number'), align: 'end', cell: ({ label }) => label ?? '–' },
      ]}
    />
  )
}
