import { SWITCH_LISTS, type SwitchRow } from '#modules/procedures'
import { dayOf, formatDay, formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  errorOf,
  FilterForm,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  Select,
  StatusTag,
  Table,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { LIST_TEXT } from '../lists/list-words.ts'

export type SwitchesPageProps = {
  view: View
  now: string
  items: readonly SwitchRow[]
  newKey: () => string
  done?: 'decided' | 'undone' | undefined
  typed?: { readonly list: string; readonly day: string } | undefined
  errors?: readonly FieldError[] | undefined
}

/** Chuyển danh mục: which list the house takes from which day on, what is decided, and one act to take it back. */
export function SwitchesPage(props: SwitchesPageProps) {
  const { view, done, typed, errors = [] } = props
  const { t, language } = view
  const title = t('Chuyển danh mục đồng loạt', 'Switch the catalogue')
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
          'Từ 00:00 của ngày đã chọn, hệ thống chỉ nhận thủ tục trong danh sách. Hồ sơ đã nộp vẫn được giải quyết tiếp.',
          'From 00:00 of a day the house takes the procedures of a list and no others. Dossiers filed before go on.',
        )}
      />
      <Panel title={t('Xem trước một lần chuyển', 'Preview a switch')}>
        <FilterForm action="/quan-tri/chuyen-danh-muc/xem-truoc">
          <Select
            name="danh-sach"
            label={t('Danh sách', 'List')}
            value={typed?.list}
            error={errorOf(errors, 'danh-sach')}
            options={SWITCH_LISTS.map((list) => ({ value: list, label: LIST_TEXT[list][language] }))}
          />
          <DateField
            name="ngay"
            label={t('Từ 00:00 ngày', 'From 00:00 of')}
            value={typed?.day}
            error={errorOf(errors, 'ngay')}
          />
        </FilterForm>
      </Panel>
      <Switches {...props} />
    </Page>
  )
}

function Done({ done }: { done: 'decided' | 'undone' }) {
  const { t } = useView()
  return done === 'decided' ? (
    <Notice kind="success" title={t('Đã đặt lịch chuyển.', 'The switch is scheduled.')}>
      <p>
        {t(
          'Trước 00:00 của ngày đó, bạn hủy được bằng một nút bên dưới.',
          'Until 00:00 of that day one button below takes it back.',
        )}
      </p>
    </Notice>
  ) : (
    <Notice kind="success" title={t('Đã hủy lần chuyển.', 'The switch is undone.')} />
  )
}

function Switches({ items, now, newKey }: SwitchesPageProps) {
  const { t, language } = useView()
  const today = dayOf(now)
  const current = items.find((one) => !one.undone_at && one.valid_from <= today)
  return (
    <Table
      caption={t('Các lần chuyển', 'Switches')}
      rows={items}
      rowKey={(one) => one.id}
      empty={t(
        'Chưa có lần chuyển nào: hệ thống nhận mọi thủ tục có phiên bản.',
        'No switch yet: the house takes every procedure that has a version.',
      )}
      columns={[
        {
          key: 'day',
          label: t('Từ ngày', 'From'),
          isRowHeader: true,
          cell: (one) => `00:00 ${formatDay(one.valid_from)}`,
        },
        { key: 'list', label: t('Danh sách', 'List'), cell: (one) => LIST_TEXT[one.list][language] },
        { key: 'at', label: t('Quyết định lúc', 'Decided'), cell: (one) => formatMoment(one.decided_at) },
        {
          key: 'state',
          label: t('Tình trạng', 'State'),
          cell: (one) => <State row={one} today={today} isCurrent={one === current} />,
        },
        {
          key: 'undo',
          label: t('Việc làm được', 'Acts'),
          cell: (one) =>
            !one.undone_at && one.valid_from > today ? (
              <Form action={`/quan-tri/chuyen-danh-muc/${one.id}/huy`} idempotencyKey={newKey()}>
                <Button
                  kind="danger"
                  text={t(
                    `Hủy lần chuyển ngày ${formatDay(one.valid_from)}`,
                    `Undo the switch of ${formatDay(one.valid_from)}`,
                  )}
                />
              </Form>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}

function State({ row, today, isCurrent }: { row: SwitchRow; today: string; isCurrent: boolean }) {
  const { t } = useView()
  if (row.undone_at) return <StatusTag text={t('Đã hủy', 'Undone')} />
  if (row.valid_from > today) return <StatusTag tone="warning" text={t('Sắp có hiệu lực', 'To come')} />
  if (isCurrent) return <StatusTag tone="good" text={t('Đang áp dụng', 'In effect')} />
  return <StatusTag text={t('Đã thay', 'Replaced')} />
}
