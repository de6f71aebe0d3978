import { CHECK_TEXT, type CheckLine } from '#modules/readiness'
import { formatDay } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  DateField,
  errorOf,
  Form,
  Panel,
  Select,
  StatusTag,
  Table,
  TextField,
  type Tone,
  useView,
  YesNo,
} from '../../ui/index.ts'

type Props = {
  slug: string
  lines: readonly CheckLine[]
  newKey: string | null
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
}

const STATES: Record<CheckLine['state'], { vi: string; en: string; tone: Tone }> = {
  done: { vi: 'Đạt', en: 'Done', tone: 'good' },
  open: { vi: 'Chưa đạt', en: 'Open', tone: 'neutral' },
  late: { vi: 'Quá ngày', en: 'Late', tone: 'bad' },
}

/** Danh mục sẵn sàng: eight items, each with its owner and its day; what the house cannot see is said to be done here. */
export function Checklist(props: Props) {
  const { lines, newKey } = props
  const { t, language } = useView()
  return (
    <>
      <Table
        caption={t('Danh mục sẵn sàng', 'Checklist')}
        rows={lines}
        rowKey={({ item }) => item}
        columns={[
          {
            key: 'item',
            label: t('Mục', 'Item'),
            isRowHeader: true,
            cell: ({ item }) => CHECK_TEXT[item][language],
          },
          {
            key: 'state',
            label: t('Tình trạng', 'State'),
            cell: ({ state }) => <StatusTag text={STATES[state][language]} tone={STATES[state].tone} />,
          },
          {
            key: 'owner',
            label: t('Phụ trách', 'Owner'),
            cell: ({ check }) => check?.owner_name ?? t('chưa giao', 'nobody yet'),
          },
          {
            key: 'due',
            label: t('Đến ngày', 'Until'),
            cell: ({ check }) => (check ? formatDay(check.due_on) : '–'),
          },
          { key: 'by', label: t('Căn cứ', 'How it is known'), cell: (line) => <Known line={line} /> },
        ]}
      />
      {newKey === null ? null : <Keep {...props} newKey={newKey} />}
    </>
  )
}

function Known({ line: { check, isSeen } }: { line: CheckLine }) {
  const { t } = useView()
  const said = check?.done_on
    ? t(
        `${check.done_by_name} xác nhận ngày ${formatDay(check.done_on)}`,
        `${check.done_by_name} said so on ${formatDay(check.done_on)}`,
      )
    : isSeen
      ? t('hệ thống tự thấy', 'the house sees it')
      : t('chờ người xác nhận', 'waits to be said')
  return (
    <>
      {said}
      {check?.note ? <p class="muted">{check.note}</p> : null}
    </>
  )
}

function Keep({ slug, lines, newKey, errors, typed }: Props & { newKey: string }) {
  const { t } = useView()
  const options = lines.map(({ item }) => ({ value: item, label: CHECK_TEXT[item] }))
  const isDone = typed['is_done'] === 'yes'
  return (
    <Panel title={t('Giao, xác nhận một mục', 'Give an item to somebody, or say that it is done')}>
      <Form action={`/quan-tri/san-sang/${slug}`} idempotencyKey={newKey}>
        <Select
          name="item"
          label={t('Mục', 'Item')}
          options={options}
          value={typed['item'] ?? lines.find(({ state }) => state !== 'done')?.item}
        />
        <TextField
          name="owner_name"
          label={t('Người phụ trách', 'Owner')}
          value={typed['owner_name']}
          error={errorOf(errors, 'owner_name')}
        />
        <DateField
          name="due_on"
          label={t('Đến ngày', 'Until')}
          value={typed['due_on']}
          error={errorOf(errors, 'due_on')}
        />
        <YesNo
          name="is_done"
          label={t('Đã thử và đạt', 'Tried and done')}
          hint={t(
            'Chỉ cho máy in, lấy số và hồ sơ thử; các mục khác hệ thống tự thấy.',
            'Only for the printer, tickets and the test dossier; the house sees the others.',
          )}
          value={isDone}
          error={errorOf(errors, 'is_done')}
        />
        <TextField
          name="note"
          label={t('Ghi chú', 'Note')}
          hint={t('Ví dụ: mã hồ sơ thử', 'Such as the code of the test dossier')}
          optional
          value={typed['note']}
          error={errorOf(errors, 'note')}
        />
        <ActionBar>
          <Button text={t('Ghi', 'Save')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}
