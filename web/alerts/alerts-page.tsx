import type { AlertView } from '#http/present-alert.ts'
import type { AlertRule } from '#modules/alerts'
import type { Unit } from '#modules/units'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ComboBox,
  EmptyState,
  ErrorSummary,
  FilterForm,
  Heading,
  Notice,
  Page,
  Select,
  Stack,
  StatusTag,
  Table,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { AddressForm } from './address-form.tsx'
import { AlertCard, AlertSubject } from './alert-card.tsx'

const PATH = '/can-bo/canh-bao'

/** What the page shows. */
export type AlertFacts = {
  readonly isCity: boolean
  readonly unit: Unit | null
  readonly rules: readonly AlertRule[]
  readonly counts: readonly { rule_key: string; standing: number; untaken: number }[]
  readonly items: readonly AlertView[]
  readonly units: readonly Unit[]
  /** Where the reader's letters go; empty: nowhere. */
  readonly address: string
}

type Query = { readonly 'quy-tac'?: string | undefined; readonly xong?: string | undefined }
type Props = {
  view: View
  facts: AlertFacts
  query: Query
  newKey: () => string
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
}

/** Cảnh báo: what came to the reader first, then everything that stands, and where letters go. */
export function AlertsPage({ view, facts, query, newKey, errors, typed }: Props) {
  const { t } = view
  const { items, isCity } = facts
  const title = t('Cảnh báo', 'Alerts')
  const yours = Map.groupBy(
    items.filter((one) => one.is_yours && !one.taken_up_at),
    ({ rule_key }) => rule_key,
  )
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      width="wide"
      {...(isCity
        ? { breadcrumbs: [{ text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' }, { text: title }] }
        : {})}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          'Báo một lần cho người xử lý được; chưa ai nhận thì sau 1, 4, 24 giờ làm việc chuyển lên cấp tiếp theo.',
          'Told once to who can mend it; if nobody takes it up it goes on after 1, 4 and 24 working hours.',
        )}
      />
      <Stack>
        <Done word={query.xong} />
        <Narrow facts={facts} rule={query['quy-tac'] ?? ''} />
        <Heading level={2} text={t('Đã chuyển đến bạn', 'Came to you')} />
        {yours.size === 0 ? (
          <EmptyState title={t('Không có cảnh báo nào chờ bạn.', 'No alert waits for you.')} />
        ) : null}
        {[...yours.values()].map(([first, ...rest]) =>
          first ? (
            <AlertCard
              key={first.rule_key}
              alerts={[first, ...rest]}
              {...{ isCity, newKey, errors }}
              typed={typed[first.rule_key]}
            />
          ) : null,
        )}
        <AlertTable rows={items} isCity={isCity} />
        <AddressForm
          address={typed['address'] ?? facts.address}
          hasAddress={facts.address !== ''}
          errors={errors}
          newKey={newKey}
        />
      </Stack>
    </Page>
  )
}

function Done({ word }: { word: string | undefined }) {
  const { t } = useView()
  const said = {
    nhan: t('Đã nhận xử lý; cảnh báo không chuyển tiếp nữa.', 'Taken up; the alert goes no further.'),
    'dia-chi': t('Đã ghi địa chỉ nhận cảnh báo.', 'Your address has been noted.'),
    bo: t('Từ nay không gửi thư cảnh báo cho bạn.', 'No more letters will be sent to you.'),
  }[word ?? '']
  return said ? <Notice kind="success" title={said} /> : null
}

/** By rule, with how many stand and how many nobody took up; for the city also by unit. */
function Narrow({ facts, rule }: { facts: AlertFacts; rule: string }) {
  const { t, language } = useView()
  const { rules, counts, units, unit, isCity } = facts
  return (
    <FilterForm action={PATH}>
      {isCity ? (
        <ComboBox
          name="unit"
          label={t('Xã, phường', 'Commune, ward')}
          optional
          emptyLabel={t('Toàn thành phố', 'The whole city')}
          value={unit?.slug}
          options={units.map((one) => ({ value: one.slug, label: one.full_name }))}
        />
      ) : null}
      <Select
        name="quy-tac"
        label={t('Loại cảnh báo (đang có · chưa ai nhận)', 'Kind (standing · not taken up)')}
        value={rule}
        optional
        emptyLabel={t('Tất cả', 'All')}
        options={rules.map(({ key, name }) => {
          const { standing = 0, untaken = 0 } = counts.find((one) => one.rule_key === key) ?? {}
          const label = `${name[language]} (${standing} · ${untaken})`
          return { value: key, label: { vi: label, en: label } }
        })}
      />
    </FilterForm>
  )
}

function AlertTable({ rows, isCity }: { rows: readonly AlertView[]; isCity: boolean }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Tất cả cảnh báo đang có', 'All alerts that stand')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('Không có cảnh báo nào.', 'No alert stands.')}
      columns={[
        {
          key: 'subject',
          label: isCity ? t('Đơn vị, hồ sơ', 'Unit, dossier') : t('Hồ sơ', 'Dossier'),
          isRowHeader: true,
          cell: (row) => <AlertSubject alert={row} isCity={isCity} />,
        },
        { key: 'name', label: t('Việc', 'What'), cell: (row) => row.name[language] },
        { key: 'raised', label: t('Báo lúc', 'Told'), cell: (row) => formatMoment(row.raised_at) },
        {
          key: 'step',
          label: t('Cấp', 'Step'),
          cell: (row) => t(`${row.step + 1} trong ${row.steps}`, `${row.step + 1} of ${row.steps}`),
        },
        { key: 'state', label: t('Xử lý', 'Taken up'), cell: (row) => <Taken alert={row} /> },
      ]}
    />
  )
}

function Taken({ alert }: { alert: AlertView }) {
  const { t } = useView()
  const { taken_up_at, taken_up_by_name, next_at, note } = alert
  if (taken_up_at)
    return (
      <>
        {taken_up_by_name}, {formatMoment(taken_up_at)}
        {note ? <p class="muted">{note}</p> : null}
      </>
    )
  return (
    <>
      <StatusTag tone="warning" text={t('Chưa ai nhận', 'Nobody yet')} />
      {next_at ? (
        <p class="muted">
          {t(`Chuyển tiếp lúc ${formatMoment(next_at)}`, `Goes on ${formatMoment(next_at)}`)}
        </p>
      ) : null}
    </>
  )
}
