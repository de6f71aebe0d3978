import type { UnitWait } from '#http/read-waits.ts'
import { Heading, LiveRegion, Page, SearchBox, SearchResults, Table, useView } from '../ui/index.ts'
import type { View } from '../view.ts'

type Props = { view: View; waits: readonly UnitWait[]; q: string; total: number }

/** Hàng chờ của mọi xã, phường: how long each line is now, for whoever decides when and where to go. */
export function WaitsPage({ view, waits, q, total }: Props) {
  const { t } = view
  const title = t('Hàng chờ tại các điểm phục vụ', 'Queues at the counters')
  return (
    <Page view={view} title={title}>
      <Heading
        text={title}
        lead={t(
          'Số người đang chờ ở từng phường, xã, cập nhật trực tiếp. Chọn nơi bạn đến để lấy số hoặc đặt giờ.',
          'How many wait in each commune, live. Choose where you go to take a number or book a time.',
        )}
      />
      <SearchBox
        action="/xep-hang"
        label={t('Tìm phường, xã', 'Find a commune')}
        hint={t('Gõ không dấu cũng được', 'Accents not needed')}
        value={q}
        results="hang-cho"
      />
      <LiveRegion source="/xep-hang/su-kien">
        <SearchResults
          id="hang-cho"
          summary={t(`${waits.length} trong ${total} phường, xã`, `${waits.length} of ${total} communes`)}
        >
          <Waits waits={waits} />
        </SearchResults>
      </LiveRegion>
    </Page>
  )
}

function Waits({ waits }: { waits: readonly UnitWait[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Hàng chờ', 'Queues')}
      hideCaption
      rows={waits}
      rowKey={({ unit }) => unit.slug}
      empty={t('Không tìm thấy phường, xã nào.', 'No commune found.')}
      columns={[
        {
          key: 'unit',
          label: t('Phường, xã', 'Commune'),
          isRowHeader: true,
          cell: ({ unit }) => <a href={`/xep-hang/${unit.slug}`}>{unit.full_name}</a>,
        },
        {
          key: 'waiting',
          label: t('Đang chờ (người)', 'Waiting (people)'),
          align: 'end',
          cell: ({ unit, waiting }) => (
            <span class="queue-figures" data-figure={unit.slug}>
              {waiting}
            </span>
          ),
        },
        {
          key: 'longest',
          label: t('Người chờ lâu nhất (phút)', 'Longest wait (minutes)'),
          align: 'end',
          cell: ({ unit, longest_s }) => (
            <span class="queue-figures" data-figure={`${unit.slug}.longest`}>
              {Math.floor(longest_s / 60)}
            </span>
          ),
        },
      ]}
    />
  )
}
