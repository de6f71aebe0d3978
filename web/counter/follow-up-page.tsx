import { formatDay } from '#platform/dates.ts'
import { ButtonGroup, ButtonLink, DateField, FilterForm, Heading, Page, Panel } from '../ui/index.ts'
import type { View } from '../view.ts'

/** First and last day as typed, and as read where such days exist. */
export type Period = {
  readonly typed: { readonly from: string; readonly to: string }
  readonly from: string | null
  readonly to: string | null
}

const WRONG = {
  vi: 'Hãy ghi một ngày có thật, như 24/11/2026.',
  en: 'Give a day that exists, as 24/11/2026.',
}

/** Sổ theo dõi hồ sơ (Mẫu 07): the officer chooses a period and takes the book of his point as PDF or spreadsheet. */
export function FollowUpPage({ view, period }: { view: View; period: Period }) {
  const { t } = view
  const { typed, from, to } = period
  const title = t('Sổ theo dõi hồ sơ', 'Follow-up book')
  const book = `/api/registers/follow-up?from=${from}&to=${to}`
  return (
    <Page view={view} title={title} hasErrors={!from || !to}>
      <Heading
        text={title}
        lead={t(
          'Mọi hồ sơ điểm này đã tiếp nhận, theo số giấy tiếp nhận (Mẫu 07).',
          'Every dossier this point accepted, by the number of its receipt (form 07).',
        )}
      />
      <FilterForm action="/quay/so-theo-doi">
        <DateField
          name="tu"
          label={t('Từ ngày', 'From')}
          value={typed.from}
          error={from ? undefined : WRONG}
        />
        <DateField name="den" label={t('Đến ngày', 'To')} value={typed.to} error={to ? undefined : WRONG} />
      </FilterForm>
      {from && to ? (
        <Panel title={`${formatDay(from)} – ${formatDay(to)}`}>
          <ButtonGroup>
            <ButtonLink href={book} text={t('Mở bản in (PDF)', 'Open the print (PDF)')} />
            <ButtonLink
              kind="secondary"
              href={`${book}&format=xlsx`}
              text={t('Tải bảng tính (XLSX)', 'Download the spreadsheet (XLSX)')}
            />
          </ButtonGroup>
        </Panel>
      ) : null}
    </Page>
  )
}
