import type { ExplanationView } from '#http/present-explanation.ts'
import { FIGURE_TEXT, type FigureName } from '#modules/oversight'
import type { Unit } from '#modules/units'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  ComboBox,
  DateField,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  Select,
  Stack,
  TextArea,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { ExplanationCard } from './explanation-card.tsx'

/** A question as it was typed. */
export type TypedQuestion = Readonly<Record<'unit' | 'figure' | 'from' | 'to' | 'question' | 'days', string>>

type Props = {
  view: View
  items: readonly ExplanationView[]
  units: readonly Unit[]
  typed: TypedQuestion
  errors: readonly FieldError[]
  isSent: boolean
  /** The form's key; null for those who only read. */
  newKey: string | null
}

/** Giải trình, for the city: asking a commune about a figure, and what was asked and answered. */
export function CityExplanationsPage(props: Props) {
  const { view, items, errors, isSent, newKey } = props
  const { t } = view
  const title = t('Giải trình', 'Explanations')
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' }, { text: title }]}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          'Hỏi một xã, phường về một số liệu; lãnh đạo đơn vị trả lời trên trang của mình.',
          'Ask a commune about a figure; its leaders answer on their own page.',
        )}
      />
      <Stack>
        {isSent ? (
          <Notice kind="success" title={t('Đã gửi yêu cầu giải trình.', 'The question has been sent.')} />
        ) : null}
        {newKey ? <AskForm {...props} newKey={newKey} /> : null}
        <Heading level={2} text={t('Đã hỏi', 'Asked')} />
        {items.length === 0 ? (
          <EmptyState title={t('Chưa hỏi đơn vị nào.', 'No commune has been asked.')} />
        ) : null}
        {items.map((asked) => (
          <ExplanationCard key={asked.id} asked={asked} isCity />
        ))}
      </Stack>
    </Page>
  )
}

function AskForm({ view, units, typed, errors, newKey }: Props & { newKey: string }) {
  const { t } = view
  const figures = Object.keys(FIGURE_TEXT) as FigureName[]
  return (
    <Panel title={t('Yêu cầu giải trình', 'Ask for an explanation')}>
      <Form action="/dieu-hanh/giai-trinh" idempotencyKey={newKey}>
        <ComboBox
          name="unit"
          label={t('Xã, phường', 'Commune, ward')}
          value={typed.unit}
          error={errorOf(errors, 'unit')}
          options={units.map((unit) => ({ value: unit.slug, label: unit.full_name }))}
        />
        <Select
          name="figure"
          label={t('Số liệu', 'Figure')}
          value={typed.figure}
          error={errorOf(errors, 'figure')}
          options={figures.map((name) => ({ value: name, label: FIGURE_TEXT[name] }))}
        />
        <DateField
          name="from"
          label={t('Từ ngày', 'From')}
          value={typed.from}
          error={errorOf(errors, 'from')}
          optional
        />
        <DateField
          name="to"
          label={t('Đến ngày', 'To')}
          value={typed.to}
          error={errorOf(errors, 'to')}
          optional
        />
        <TextArea
          name="question"
          label={t('Cần giải trình điều gì?', 'What is to be explained?')}
          hint={t(
            'Không ghi tên, số giấy tờ của người dân; nêu mã hồ sơ nếu cần.',
            'No names or numbers of residents; give the dossier’s code if needed.',
          )}
          value={typed.question}
          error={errorOf(errors, 'question')}
          maxlength={2000}
        />
        <Select
          name="days"
          label={t('Trả lời trong', 'Answer within')}
          value={typed.days || '2'}
          error={errorOf(errors, 'days')}
          options={[1, 2, 3, 5].map((days) => ({
            value: String(days),
            label: t(`${days} ngày làm việc`, days === 1 ? '1 working day' : `${days} working days`),
          }))}
        />
        <ActionBar>
          <Button text={t('Gửi yêu cầu', 'Send')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}
