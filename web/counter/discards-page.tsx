import type { DiscardView } from '#http/present-discard.ts'
import { formatMoment } from '#platform/dates.ts'
import { DateField, FilterForm, Heading, Page, Pagination, Said, Stack, Table, useView } from '../ui/index.ts'
import type { View } from '../view.ts'
import type { Period } from './follow-up-page.tsx'
import { OFFLINE_KIND_TEXT } from './offline-kind-text.ts'

export const DISCARDS_PATH = '/quay/da-bo'

type Props = {
  view: View
  period: Period
  items: readonly DiscardView[]
  /** The address of those behind. */
  next: string | null
}

const WRONG = {
  vi: 'Hãy ghi một ngày có thật, như 24/11/2026.',
  en: 'Give a day that exists, as 24/11/2026.',
}

/** Việc đã bỏ: what desks did without their line and did not send, for whoever answers for them. */
export function DiscardsPage({ view, period, items, next }: Props) {
  const { t } = view
  const { typed, from, to } = period
  const title = t('Việc đã bỏ khi mất kết nối', 'Discarded work of a cut line')
  return (
    <Page view={view} title={title} width="wide" hasErrors={!from || !to}>
      <Heading
        text={title}
        lead={t(
          'Việc quầy đã làm khi mất kết nối rồi bỏ, không gửi: ai bỏ, khi nào, vì sao. Số định danh, số điện thoại trong lý do được che bớt.',
          'What desks did without their line and then discarded: who, when and why. Numbers of persons and phones in the reason are masked.',
        )}
      />
      <Stack>
        <FilterForm action={DISCARDS_PATH}>
          <DateField
            name="tu"
            label={t('Từ ngày', 'From')}
            value={typed.from}
            error={from ? undefined : WRONG}
          />
          <DateField name="den" label={t('Đến ngày', 'To')} value={typed.to} error={to ? undefined : WRONG} />
        </FilterForm>
        <Discards items={items} />
        <Pagination next={next} />
      </Stack>
    </Page>
  )
}

function Discards({ items }: { items: readonly DiscardView[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Mới bỏ đứng trước', 'The latest first')}
      rows={items}
      rowKey={({ id }) => id}
      empty={t('Không có việc nào bị bỏ trong thời gian này.', 'Nothing was discarded in this period.')}
      columns={[
        {
          key: 'code',
          label: t('Mã hồ sơ, số', 'Code, number'),
          isRowHeader: true,
          cell: ({ code }) => code,
        },
        {
          key: 'kind',
          label: t('Việc', 'What'),
          cell: ({ kind }) => <Said text={OFFLINE_KIND_TEXT[kind]} />,
        },
        { key: 'taken', label: t('Làm lúc', 'Done at'), cell: ({ taken_at }) => formatMoment(taken_at) },
        {
          key: 'at',
          label: t('Bỏ lúc', 'Discarded at'),
          cell: ({ discarded_at }) => formatMoment(discarded_at),
        },
        {
          key: 'where',
          label: t('Quầy', 'Desk'),
          cell: ({ agency, desk }) =>
            desk === null ? agency : `${agency} · ${t(`quầy ${desk}`, `desk ${desk}`)}`,
        },
        { key: 'who', label: t('Người bỏ', 'By'), cell: ({ officer }) => officer },
        { key: 'why', label: t('Lý do', 'Why'), cell: (one) => <Why one={one} /> },
      ]}
    />
  )
}

function Why({ one: { reason, refusal } }: { one: DiscardView }) {
  const { t } = useView()
  return (
    <div>
      <p>{reason}</p>
      <p class="field-hint">
        {refusal
          ? t('Hệ thống đã từ chối trước khi bỏ', 'The house had refused it before')
          : t('Chưa gửi lần nào', 'It was never sent')}
      </p>
    </div>
  )
}
