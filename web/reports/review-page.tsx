import type { Review } from '#modules/prints'
import type { Period } from '#modules/statistics'
import {
  ButtonGroup,
  ButtonLink,
  FilterForm,
  Heading,
  Notice,
  Page,
  Select,
  Stack,
  Table,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { periodOptions } from './period-choice.ts'

type Props = { view: View; review: Review; period: Period; today: string }

/** Báo cáo rà soát: the draft on the page, each number leading to where it is looked up, and its files. */
export function ReviewPage({ view, review, period, today }: Props) {
  const { t } = view
  const file = (format: string): string =>
    `/api/review?${new URLSearchParams({ period: period.key, format })}`
  return (
    <Page view={view} title={t('Báo cáo rà soát', 'Review')}>
      <Heading text={t('Báo cáo rà soát định kỳ', 'Periodic review')} lead={review.period} />
      <Stack>
        <FilterForm action="/bao-cao/ra-soat">
          <Select
            name="ky"
            label={t('Kỳ', 'Period')}
            value={period.key}
            options={periodOptions(today, period)}
          />
        </FilterForm>
        <Notice>
          <p>
            {t(
              'Đây là bản dự thảo do máy lập từ số liệu. Tải bản Word về sửa lời văn trước khi trình ký; bản này viết bằng tiếng Việt.',
              'A draft the system made of the figures, in Vietnamese. Take the Word file and edit its words before it is signed.',
            )}
          </p>
        </Notice>
        <ButtonGroup>
          <ButtonLink
            href={file('docx')}
            text={t('Tải bản Word để sửa (DOCX)', 'Word file to edit (DOCX)')}
          />
          <ButtonLink kind="secondary" href={file('pdf')} text={t('Tải bản in (PDF)', 'Print (PDF)')} />
        </ButtonGroup>
        <p class="muted">{review.basis}</p>
        {review.sections.map((section) => (
          <Section key={section.heading} section={section} />
        ))}
      </Stack>
    </Page>
  )
}

function Section({ section }: { section: Review['sections'][number] }) {
  const { t } = useView()
  const { heading, paragraphs, chart, table } = section
  return (
    <section lang="vi" class="stack">
      <Heading level={2} text={heading} />
      {paragraphs.map(({ text, source }) => (
        <p key={text}>
          {text} {source ? <a href={pathOf(source)}>{t('Xem số liệu', 'See the figures')}</a> : null}
        </p>
      ))}
      {chart ? (
        <img
          class="review-chart"
          src={`data:image/svg+xml;base64,${Buffer.from(chart.svg).toString('base64')}`}
          alt={chart.alt}
          width={chart.width}
          height={chart.height}
        />
      ) : null}
      {table ? (
        <Table
          caption={heading}
          hideCaption
          rows={table.rows}
          rowKey={(row) => row.cells.join(' ')}
          columns={[
            ...table.heads.map((head, place) => ({
              key: head,
              label: head,
              isRowHeader: place === 0,
              align: place === 0 || head === 'Còn vướng' ? ('start' as const) : ('end' as const),
              cell: (row: (typeof table.rows)[number]) => row.cells[place],
            })),
            {
              key: 'source',
              label: t('Nguồn', 'Source'),
              cell: ({ source, cells }: (typeof table.rows)[number]) =>
                source ? (
                  <a href={pathOf(source)}>
                    {t('Xem', 'See')}
                    <span class="visually-hidden">: {cells[0]}</span>
                  </a>
                ) : (
                  '–'
                ),
            },
          ]}
        />
      ) : null}
    </section>
  )
}

/** The page stands at the same address as what it leads to. */
function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return `${pathname}${search}`
}
