import type { Agency } from '#modules/units'
import { CITY_CALENDAR } from '#http/calendar-changes.ts'
import { Card, CardGrid, EmptyState, FilterForm, Heading, Page, Panel, Select } from '../../ui/index.ts'
import type { View } from '../../view.ts'

type Props = {
  view: View
  /** True for the city's administrator, who keeps them all. */
  isCity: boolean
  /** Agencies with a calendar of their own. */
  own: readonly Agency[]
  /** Reception points whose calendar the reader may begin or change. */
  points: readonly Agency[]
}

/** Every working calendar the reader keeps: the city's, those of units, and where to begin one. */
export function CalendarsPage({ view, isCity, own, points }: Props) {
  const { t } = view
  const title = t('Lịch làm việc', 'Working calendars')
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={[
        ...(isCity ? [{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }] : []),
        { text: title },
      ]}
    >
      <Heading
        text={title}
        lead={t(
          'Mỗi đơn vị theo lịch thành phố, trừ những gì đơn vị ghi riêng. Đổi lịch không đổi hẹn đã trao.',
          'Every unit follows the city’s calendar except for what it says of its own. A change moves no appointment given.',
        )}
      />
      <CardGrid>
        <Card
          level={2}
          href={`/quan-tri/lich/${CITY_CALENDAR}`}
          title={t('Lịch thành phố', 'The city’s calendar')}
        >
          {t(
            'Giờ làm việc, ngày nghỉ, hoán đổi, làm bù, sự cố',
            'Opening hours, days off, swaps, make-up days, outages',
          )}
        </Card>
        {own.map((agency) => (
          <Card key={agency.id} level={2} href={`/quan-tri/lich/${agency.slug}`} title={agency.name}>
            {t('Có lịch riêng', 'Has a calendar of its own')}
          </Card>
        ))}
      </CardGrid>
      <Panel title={t('Lịch của một đơn vị', 'A unit’s calendar')}>
        {points.length === 0 ? (
          <EmptyState title={t('Bạn không phụ trách đơn vị nào.', 'No unit is yours to keep.')} />
        ) : (
          <FilterForm action="/quan-tri/lich">
            <Select
              name="don-vi"
              label={t('Điểm tiếp nhận', 'Reception point')}
              options={points.map(({ slug, name }) => ({ value: slug, label: name }))}
              value={points[0]?.slug}
            />
          </FilterForm>
        )}
      </Panel>
    </Page>
  )
}
