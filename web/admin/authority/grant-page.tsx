import { DELEGATION_KINDS, DELEGATION_TEXT, POSITION_TEXT } from '#modules/authority'
import { isHeldOn } from '#modules/people'
import { dayOf } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
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
  MoneyField,
  type Option,
  Page,
  Panel,
  Select,
  TextArea,
  TextField,
  type UploadedFile,
  useView,
  YesNo,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import type { UnitAuthority } from './authority-context.ts'
import { instrumentOf, standingOf } from './delegation-words.ts'

export type GrantPageProps = UnitAuthority & {
  view: View
  now: string
  idempotencyKey: string
  /** Fields of the catalogue with how many procedures each has. */
  fields: readonly Option[]
  typed: Readonly<Record<string, string>>
  uploaded: readonly UploadedFile[]
  errors: readonly FieldError[]
}

const KIND_HINT: Record<(typeof DELEGATION_KINDS)[number], Text> = {
  assignment: {
    vi: 'Cấp phó ký thay cấp trưởng trong lĩnh vực được phân công.',
    en: 'A deputy signs in place of the chief in his field.',
  },
  by_order: {
    vi: 'Người đứng đầu phòng, văn phòng ký một số loại văn bản theo lệnh.',
    en: 'The head of a body signs certain papers by order.',
  },
  authorisation: {
    vi: 'Có thời hạn và nội dung; người nhận không được ủy quyền lại.',
    en: 'Limited in time and scope; it may not be passed on.',
  },
}

/** Officers of the unit who may be given signatures, one line each. */
export function receiverOptions({ facts, now }: Pick<GrantPageProps, 'facts' | 'now'>): Option[] {
  const day = dayOf(now)
  const admins = new Set(
    facts.officers.flatMap(({ role, account_id }) =>
      role === 'commune_admin' || role === 'city_admin' ? [account_id] : [],
    ),
  )
  const there = facts.officers.filter((post) => isHeldOn(post, day) && !admins.has(post.account_id))
  return [...new Map(there.map((post) => [post.account_id, post])).values()].map((post) => {
    const label = `${post.name} – ${post.title}`
    return { value: post.account_id, label: { vi: label, en: label } }
  })
}

/** Giao quyền ký: who, what, until when, by which paper. */
export function GrantPage(props: GrantPageProps) {
  const { view, unit, idempotencyKey, errors } = props
  const { t } = view
  const title = t('Giao quyền ký', 'Authorise somebody to sign')
  const home = `/quan-tri/tham-quyen/${unit.slug}`
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
          'Ghi đúng như văn bản đã ký. Quyền có hiệu lực từ lúc ghi, tự hết khi đến hạn.',
          'Enter what the signed paper says. The right begins when it is recorded and ends by itself.',
        )}
      />
      <Form action={`${home}/giao`} idempotencyKey={idempotencyKey} hasFiles>
        <WhoAndHow {...props} />
        <Scope {...props} />
        <PaperAndDays {...props} />
        <ActionBar>
          <Button text={t('Giao quyền ký', 'Authorise')} />
          <ButtonLink kind="quiet" href={home} text={t('Bỏ qua', 'Cancel')} />
        </ActionBar>
      </Form>
    </Page>
  )
}

function WhoAndHow({ facts, now, typed, errors }: GrantPageProps) {
  const { t, language } = useView()
  const positions = [
    ...new Set(facts.competences.filter((row) => row.tier === facts.tier).map((row) => row.position)),
  ]
  const passed = facts.delegations.filter((row) => row.may_redelegate && !standingOf(row, now).isOver)
  const from: Option[] = [
    ...positions.map((position) => ({ value: position, label: POSITION_TEXT[position] })),
    ...passed.map((row) => {
      const label = `${t('Ủy quyền lại', 'Pass on')}: ${instrumentOf(row)}`
      return { value: row.id, label: { vi: label, en: label } }
    }),
  ]
  return (
    <Panel title={t('Ai giao cho ai', 'From whom to whom')}>
      <Select
        name="from"
        label={t('Quyền của', 'Whose right')}
        options={from}
        value={typed['from'] ?? 'chair'}
        error={errorOf(errors, 'from')}
      />
      <Select
        name="to"
        label={t('Giao cho', 'To')}
        options={receiverOptions({ facts, now })}
        value={typed['to']}
        error={errorOf(errors, 'to')}
      />
      <Choice
        name="kind"
        label={t('Hình thức ký', 'Way of signing')}
        options={DELEGATION_KINDS.map((kind) => ({
          value: kind,
          label: DELEGATION_TEXT[kind][language],
          hint: KIND_HINT[kind],
        }))}
        value={typed['kind']}
        error={errorOf(errors, 'kind')}
      />
      <YesNo
        name="may_redelegate"
        label={t('Cho phép ủy quyền lại', 'May be passed on')}
        value={typed['may_redelegate'] === 'yes'}
        error={errorOf(errors, 'may_redelegate')}
      />
    </Panel>
  )
}

function Scope({ fields, typed, errors }: GrantPageProps) {
  const { t } = useView()
  return (
    <Panel title={t('Được ký những gì', 'What may be signed')}>
      <Select
        name="field"
        optional
        label={t('Lĩnh vực', 'Field')}
        hint={t(
          'Để trống cả hai ô: mọi thủ tục của chức vụ giao quyền.',
          'Both left empty: every procedure of the position.',
        )}
        emptyLabel={t('Mọi lĩnh vực', 'Every field')}
        options={fields}
        value={typed['field']}
      />
      <TextArea
        name="procedures"
        optional
        label={t('Mã thủ tục', 'Codes of procedures')}
        hint={t(
          'Cách nhau bằng dấu phẩy hoặc xuống dòng, ví dụ 2.000815',
          'Separated by commas or lines, for example 2.000815',
        )}
        rows={2}
        value={typed['procedures']}
        error={errorOf(errors, 'procedures')}
      />
      <MoneyField
        name="most_money"
        optional
        label={t('Số tiền tối đa', 'Largest sum')}
        value={typed['most_money']}
        error={errorOf(errors, 'most_money')}
      />
    </Panel>
  )
}

function PaperAndDays({ typed, errors, uploaded }: GrantPageProps) {
  const { t } = useView()
  return (
    <Panel title={t('Văn bản và thời hạn', 'Instrument and time')}>
      <TextField
        name="instrument_number"
        width="medium"
        label={t('Số văn bản', 'Number')}
        hint={t('Ví dụ 15/QĐ-UBND', 'For example 15/QĐ-UBND')}
        maxlength={60}
        value={typed['instrument_number']}
        error={errorOf(errors, 'instrument_number')}
      />
      <DateField
        name="instrument_on"
        label={t('Ngày văn bản', 'Day')}
        value={typed['instrument_on']}
        error={errorOf(errors, 'instrument_on')}
      />
      <FileField
        name="papers.instrument"
        label={t('Tệp văn bản đã ký', 'The signed paper')}
        uploadTo="/api/papers"
        uploaded={uploaded}
        error={errorOf(errors, 'papers.instrument')}
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
        hint={t('Thừa ủy quyền phải có ngày kết thúc', 'An authorisation must have an end')}
        value={typed['valid_to']}
        error={errorOf(errors, 'valid_to')}
      />
    </Panel>
  )
}
