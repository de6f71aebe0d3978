import type { OutagePreview } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { showNumber } from '../../format.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  Choice,
  ComboBox,
  Details,
  ErrorSummary,
  errorOf,
  Figures,
  Form,
  Heading,
  MultipleChoice,
  Notice,
  Page,
  Panel,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { OutagesTable, type OutagesTableProps } from './outages-table.tsx'

const PATH = '/quan-tri/su-co'

/** Whom an outage met, as one chooses it. */
export const REACHES = ['city', 'communes', 'agency'] as const
export type OutageReach = (typeof REACHES)[number]

/** An outage as it was typed. */
export type TypedOutage = {
  readonly scope: OutageReach
  readonly units: readonly string[]
  readonly agency: string
  readonly from_at: string
  readonly to_at: string
  readonly legal_basis: string
  readonly reason: string
}

export type OutagesPageProps = OutagesTableProps & {
  view: View
  typed: TypedOutage
  done?: 'recorded' | 'withdrawn' | undefined
  /** Shown once everything is sound, before anything is recorded. */
  ready?: (OutagePreview & { readonly key: string }) | undefined
}

/** Sự cố: an outage that is over is recorded once, and its time counts for no running dossier it touched. */
export function OutagesPage(props: OutagesPageProps) {
  const { view, errors, ready, done } = props
  const { t } = view
  const title = t('Sự cố đã ghi nhận', 'Recorded outages')
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }, { text: title }]}
    >
      {done ? <Done done={done} /> : null}
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          'Mất điện, lỗi hệ thống, thiên tai đã kết thúc: ghi một lần, thời gian đó không tính vào hạn của mọi hồ sơ đang giải quyết mà sự cố chạm tới và hiện trong lịch làm việc của những nơi đó. Hạn đầu vẫn được lưu, hạn hiện tại không bao giờ sớm hơn.',
          'A power cut, a failure, a disaster that is over: recorded once, its time does not count for any running dossier it touched and stands in the calendars of those places. The first date stays on record, the present one never comes nearer.',
        )}
      />
      <Asked {...props} />
      {ready ? <Ready {...props} ready={ready} /> : null}
      <OutagesTable {...props} />
    </Page>
  )
}

function Done({ done }: { done: 'recorded' | 'withdrawn' }) {
  const { t } = useView()
  return done === 'recorded' ? (
    <Notice kind="success" title={t('Đã ghi nhận sự cố.', 'The outage is recorded.')}>
      <p>
        {t(
          'Hệ thống đang áp dụng cho từng hồ sơ; tải lại trang để xem đã đến đâu.',
          'The house is applying it dossier by dossier; reload to see how far it has come.',
        )}
      </p>
    </Notice>
  ) : (
    <Notice kind="success" title={t('Đã rút sự cố.', 'The outage is withdrawn.')}>
      <p>
        {t(
          'Không áp dụng cho hồ sơ nào nữa. Hạn đã dời giữ nguyên.',
          'It is applied to no further dossier. Dates it gave stay.',
        )}
      </p>
    </Notice>
  )
}

function Asked(props: OutagesPageProps) {
  const { typed, errors, ready } = props
  const { t } = useView()
  const hint = t('Ngày/tháng/năm giờ:phút, ví dụ 24/11/2026 08:30', 'Day/month/year hour:minute')
  const moment = { width: 'medium', maxlength: 16, autocomplete: 'off', hint } as const
  const field = (name: Exclude<keyof TypedOutage, 'units'>) => ({
    name,
    value: typed[name],
    error: errorOf(errors, name),
  })
  return (
    <Panel title={t('Ghi nhận một sự cố', 'Record an outage')}>
      <form class="form" action={PATH} novalidate>
        <Where {...props} />
        <TextField {...field('from_at')} {...moment} label={t('Từ', 'From')} />
        <TextField {...field('to_at')} {...moment} label={t('Đến', 'To')} />
        <TextField {...field('legal_basis')} label={t('Căn cứ pháp lý', 'Legal basis')} />
        <TextArea {...field('reason')} rows={2} label={t('Sự việc', 'What happened')} />
        <ActionBar>
          <Button kind={ready ? 'secondary' : 'primary'} text={t('Xem trước', 'Preview')} />
        </ActionBar>
      </form>
    </Panel>
  )
}

const REACH_TEXT: Record<OutageReach, Text> = {
  city: { vi: 'Cả thành phố', en: 'The whole city' },
  communes: { vi: 'Một số phường, xã', en: 'Some communes' },
  agency: { vi: 'Một cơ quan và các đơn vị trực thuộc', en: 'One agency and those under it' },
}

/** Cả thành phố, phường xã nào, or which agency. */
function Where({ units, agencies, typed, errors, ready }: OutagesPageProps) {
  const { t } = useView()
  const chosen = typed.units.length > 0 ? ` (${typed.units.length})` : ''
  const hasWrong = errors.some(({ field }) => field === 'units')
  return (
    <>
      <Choice
        name="scope"
        label={t('Ở đâu', 'Where')}
        options={REACHES.map((value) => ({ value, label: REACH_TEXT[value] }))}
        value={typed.scope}
      />
      <Details
        summary={t(`Phường, xã nào${chosen}`, `Which communes${chosen}`)}
        open={hasWrong || (typed.scope === 'communes' && !ready)}
      >
        <MultipleChoice
          name="units"
          label={t('Phường, xã', 'Communes')}
          options={units.map((unit) => ({ value: unit.slug, label: unit.full_name }))}
          values={typed.units}
          error={errorOf(errors, 'units')}
          inline
        />
      </Details>
      <ComboBox
        name="agency"
        optional
        label={t('Cơ quan', 'Agency')}
        hint={t('Chỉ khi chọn một cơ quan', 'Only where one agency is chosen')}
        options={agencies.map(({ id, name }) => ({ value: id, label: { vi: name, en: name } }))}
        value={typed.agency}
        error={errorOf(errors, 'agency')}
      />
    </>
  )
}

function Ready({
  units,
  typed,
  ready,
}: OutagesPageProps & { ready: NonNullable<OutagesPageProps['ready']> }) {
  const { t, language } = useView()
  const names = new Map(units.map(({ id, full_name }) => [id, full_name]))
  const touched = showNumber(ready.touched, language)
  return (
    <>
      <Heading level={2} text={t('Sẽ chạm tới hồ sơ nào', 'Which dossiers it would touch')} />
      <Figures
        items={[
          {
            key: 'touched',
            label: t('Hồ sơ đang giải quyết bị chạm tới', 'Running dossiers touched'),
            value: touched,
          },
        ]}
      />
      <Table
        caption={t(
          `${showNumber(ready.items.length, language)} hồ sơ đầu, theo mã`,
          'The first ones, by code',
        )}
        rows={ready.items}
        rowKey={(line) => line.code}
        empty={t('Không có hồ sơ nào đang giải quyết bị chạm tới.', 'No running dossier is touched.')}
        columns={[
          {
            key: 'code',
            label: t('Hồ sơ', 'Dossier'),
            isRowHeader: true,
            cell: (line) => <a href={`/dieu-hanh/ho-so/${line.code}`}>{line.code}</a>,
          },
          {
            key: 'unit',
            label: t('Nơi giải quyết', 'Settled at'),
            cell: (line) => names.get(line.unit_id) ?? '–',
          },
          { key: 'due', label: t('Hạn hiện tại', 'Due now'), cell: (line) => formatMoment(line.due_at) },
          {
            key: 'would',
            label: t('Hạn sau khi áp dụng', 'Due then'),
            cell: (line) =>
              line.would_be_at === line.due_at ? t('không đổi', 'unchanged') : formatMoment(line.would_be_at),
          },
        ]}
      />
      <Form action={PATH} idempotencyKey={ready.key}>
        {Object.entries(typed).flatMap(([name, values]) =>
          [values].flat().map((value) => <input key={value} type="hidden" name={name} value={value} />),
        )}
        <ActionBar>
          <Button text={t(`Ghi nhận, áp dụng cho ${touched} hồ sơ`, `Record it for ${touched} dossiers`)} />
          <ButtonLink kind="quiet" href={PATH} text={t('Bỏ qua', 'Cancel')} />
        </ActionBar>
      </Form>
    </>
  )
}
