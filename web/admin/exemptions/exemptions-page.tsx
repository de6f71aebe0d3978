import type { FeeExemption } from '#modules/procedures'
import { formatDay } from '#platform/dates.ts'
import {
  ActionBar,
  Button,
  ButtonGroup,
  ButtonLink,
  DateField,
  Details,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  Stack,
  Table,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { FEE_KIND_TEXT } from '../fee-kinds.ts'
import { NewExemption, type NewExemptionProps, NOTHING_TYPED } from './new-exemption.tsx'

/** The name of the field that sets the last day of one exemption. */
export function endName({ key, valid_from }: Pick<FeeExemption, 'key' | 'valid_from'>): string {
  return `end_${key}_${valid_from.replaceAll('-', '')}`
}

const PATH = '/quan-tri/mien-giam'

export type { TypedExemption } from './new-exemption.tsx'

type Props = Omit<NewExemptionProps, 'typed'> & {
  view: View
  rules: readonly FeeExemption[]
  today: string
  isDone: boolean
  typed: NewExemptionProps['typed'] | undefined
}

/** Miễn, giảm phí, lệ phí: those that hold and are to come, and what may be changed about them. */
export function ExemptionsPage(props: Props) {
  const { view, isDone, errors, newKey, typed = NOTHING_TYPED } = props
  const { t } = view
  const title = t('Miễn, giảm phí, lệ phí', 'Exemptions from fees')
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }, { text: title }]}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          'Ai được miễn, giảm, bằng giấy tờ gì, từ ngày nào. Dòng đã áp dụng chỉ được ghi ngày hết hiệu lực; hồ sơ đã được miễn, giảm giữ nguyên.',
          'Who pays less, by what evidence, from which day. Of a line that has begun only the end may be set; what was granted stays.',
        )}
      />
      <Stack>
        {isDone ? <Notice kind="success" title={t('Đã lưu.', 'Saved.')} /> : null}
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`${PATH}.csv`} text={t('Tải tệp CSV', 'Download as CSV')} />
        </ButtonGroup>
        <RulesTable {...props} />
        <NewExemption {...{ fields: props.fields, errors, newKey, typed }} />
        <Panel title={t('Nạp từ tệp CSV', 'Load from a CSV file')}>
          <Form action={`${PATH}/tep`} idempotencyKey={newKey()} hasFiles>
            <FileField
              name="file"
              label={t('Tệp CSV, cùng các cột như tệp tải về', 'A CSV file with the columns of the download')}
              accept=".csv,text/csv"
              hint={t(
                'Một dòng sai thì cả tệp chưa được nạp.',
                'With one bad line nothing of the file is loaded.',
              )}
              error={errorOf(errors, 'file')}
            />
            <ActionBar>
              <Button kind="secondary" text={t('Nạp tệp', 'Load')} />
            </ActionBar>
          </Form>
        </Panel>
      </Stack>
    </Page>
  )
}

function RulesTable({ rules, today, fields, newKey, view, errors }: Props) {
  const { t, language } = view
  const nameOf = new Map(fields.map(({ code, name }) => [code, name]))
  return (
    <Table
      caption={t('Các trường hợp miễn, giảm', 'Exemptions')}
      hideCaption
      rows={rules}
      rowKey={({ key, valid_from }) => `${key} ${valid_from}`}
      columns={[
        {
          key: 'name',
          label: t('Đối tượng', 'Who'),
          isRowHeader: true,
          cell: ({ name }) => name[language],
        },
        {
          key: 'evidence',
          label: t('Giấy tờ chứng minh', 'Evidence'),
          cell: (row) => row.evidence[language],
        },
        {
          key: 'fields',
          label: t('Lĩnh vực, loại', 'Fields, kinds'),
          cell: (row) =>
            [
              ...row.fields.map((code) => nameOf.get(code)?.[language] ?? code),
              ...row.kinds.map((kind) => FEE_KIND_TEXT[kind][language]),
            ].join(' · '),
        },
        {
          key: 'share',
          label: t('Phải nộp', 'To be paid'),
          cell: ({ share }) => (share === 0 ? t('Miễn', 'Nothing') : `${share}%`),
        },
        { key: 'source', label: t('Căn cứ', 'Legal basis'), cell: ({ source }) => source },
        {
          key: 'days',
          label: t('Hiệu lực', 'Valid'),
          cell: (row) => <Validity {...{ rule: row, today, newKey, errors }} />,
        },
      ]}
    />
  )
}

type ValidityProps = Pick<Props, 'today' | 'newKey' | 'errors'> & { readonly rule: FeeExemption }

function Validity({ rule, today, newKey, errors }: ValidityProps) {
  const { t } = useView()
  const { key, name, valid_from, valid_to } = rule
  const wrong = errorOf(errors, endName(rule))
  const from = formatDay(valid_from)
  if (valid_to !== null && valid_to <= today)
    return (
      <>
        {t(`${from} đến trước ${formatDay(valid_to)}, đã hết`, `${from} until ${formatDay(valid_to)}, over`)}
      </>
    )
  return (
    <>
      {valid_to === null
        ? t(`từ ${from}`, `from ${from}`)
        : t(`${from} đến trước ${formatDay(valid_to)}`, `${from} until ${formatDay(valid_to)}`)}
      <Details summary={t(`Ghi ngày hết: ${name.vi}`, `Set the end: ${name.en}`)} open={wrong !== undefined}>
        <Form action={`${PATH}/${key}/${valid_from}`} idempotencyKey={newKey()}>
          <DateField name={endName(rule)} label={t('Hết hiệu lực từ ngày', 'Ends on')} error={wrong} />
          <ActionBar>
            <Button kind="secondary" text={t('Lưu', 'Save')} />
          </ActionBar>
        </Form>
      </Details>
    </>
  )
}
