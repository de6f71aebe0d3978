import { ABSENCE_REASONS, ABSENCE_TEXT, POSITION_TEXT } from '#modules/authority'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  Choice,
  DateField,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Heading,
  type Option,
  Page,
  Panel,
  Select,
  TextField,
  type UploadedFile,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import type { UnitAuthority } from './authority-context.ts'
import { receiverOptions } from './grant-page.tsx'

export type AbsencePageProps = UnitAuthority & {
  view: View
  now: string
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  uploaded: readonly UploadedFile[]
  errors: readonly FieldError[]
}

/** Ghi vắng mặt: who is away or what is vacant, how long, and who signs meanwhile. */
export function AbsencePage(props: AbsencePageProps) {
  const { view, unit, idempotencyKey, errors } = props
  const { t } = view
  const title = t('Ghi vắng mặt, người ký thay', 'Record an absence')
  const home = `/quan-tri/tham-quyen/${unit.slug}`
  const people = receiverOptions(props)
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Thẩm quyền ký', 'Who may sign'), href: home }, { text: title }]}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        caption={unit.full_name}
        lead={t(
          'Trong thời gian vắng mặt người đó không ký; người ký thay ký theo văn bản cử.',
          'While away one does not sign; the substitute signs by the paper that names him.',
        )}
      />
      <Form action={`${home}/vang-mat`} idempotencyKey={idempotencyKey} hasFiles>
        <WhoIsAway {...props} people={people} />
        <WhoSigns {...props} people={people} />
        <ActionBar>
          <Button text={t('Ghi vắng mặt', 'Record')} />
          <ButtonLink kind="quiet" href={home} text={t('Bỏ qua', 'Cancel')} />
        </ActionBar>
      </Form>
    </Page>
  )
}

type Part = AbsencePageProps & { people: readonly Option[] }

function WhoIsAway({ typed, errors, people }: Part) {
  const { t, language } = useView()
  return (
    <Panel title={t('Ai vắng', 'Who is away')}>
      <Choice
        name="reason"
        label={t('Lý do', 'Reason')}
        options={ABSENCE_REASONS.map((reason) => ({
          value: reason,
          label: sentence(ABSENCE_TEXT[reason][language]),
        }))}
        value={typed['reason']}
        error={errorOf(errors, 'reason')}
      />
      <Select
        name="account"
        optional
        label={t('Người vắng mặt', 'Who')}
        hint={t('Bỏ trống nếu chức vụ đang khuyết', 'Leave empty for a vacancy')}
        options={people}
        value={typed['account']}
        error={errorOf(errors, 'account')}
      />
      <Select
        name="position"
        optional
        label={t('Chức vụ khuyết', 'Vacant position')}
        options={Object.entries(POSITION_TEXT).map(([value, label]) => ({
          value,
          label: sentence(label[language]),
        }))}
        value={typed['position']}
        error={errorOf(errors, 'position')}
      />
      <DateField
        name="valid_from"
        optional
        label={t('Từ 00:00 ngày', 'From 00:00 of')}
        hint={t('Để trống: từ lúc ghi', 'Left empty: from now on')}
        value={typed['valid_from']}
        error={errorOf(errors, 'valid_from')}
      />
      <DateField
        name="valid_to"
        optional
        label={t('Đến hết ngày', 'Until the end of')}
        value={typed['valid_to']}
        error={errorOf(errors, 'valid_to')}
      />
    </Panel>
  )
}

function WhoSigns({ typed, errors, people, uploaded }: Part) {
  const { t } = useView()
  return (
    <Panel title={t('Ai ký thay', 'Who signs meanwhile')}>
      <Select
        name="substitute"
        optional
        label={t('Người ký thay', 'Substitute')}
        options={people}
        value={typed['substitute']}
        error={errorOf(errors, 'substitute')}
      />
      <TextField
        name="instrument_number"
        optional
        width="medium"
        label={t('Số văn bản cử', 'Number of the paper')}
        maxlength={60}
        value={typed['instrument_number']}
        error={errorOf(errors, 'instrument_number')}
      />
      <DateField
        name="instrument_on"
        optional
        label={t('Ngày văn bản', 'Day')}
        value={typed['instrument_on']}
        error={errorOf(errors, 'instrument_on')}
      />
      <FileField
        name="papers.instrument"
        optional
        label={t('Tệp văn bản cử đã ký', 'The signed paper')}
        hint={t('Phải có khi cử người ký thay', 'Needed where a substitute is named')}
        uploadTo="/api/papers"
        uploaded={uploaded}
        error={errorOf(errors, 'papers.instrument')}
      />
    </Panel>
  )
}

function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
