import { MANY, VISITOR } from '#modules/denials'
import type { readDenials } from '#http/routes/denials.ts'
import { formatDay, formatHour } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { showNumber } from '#web/format.ts'
import { DateField, ErrorSummary, errorOf, FilterForm, Heading, Page, Table } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

type Row = Awaited<ReturnType<typeof readDenials>>[number]
type Props = {
  view: View
  day: string
  typed: string
  errors: readonly FieldError[]
  rows: readonly Row[]
}

const WHY: Readonly<Record<number, Text>> = {
  400: { vi: 'Dữ liệu gửi lên sai', en: 'Wrong input' },
  401: { vi: 'Chưa đăng nhập hoặc sai mật khẩu', en: 'Not signed in, or a wrong password' },
  403: { vi: 'Không có quyền', en: 'Not allowed' },
  404: { vi: 'Không có, hoặc không được thấy', en: 'Not there, or not to be seen' },
  413: { vi: 'Tệp quá lớn', en: 'File too large' },
  415: { vi: 'Kiểu dữ liệu không nhận', en: 'Kind of data not taken' },
  422: { vi: 'Dùng lại khóa cho việc khác', en: 'Key used for something else' },
  429: { vi: 'Quá nhiều lần', en: 'Too many tries' },
}

/** Lượt bị từ chối: a day's refused requests, the most often refused first. */
export function DenialsPage({ view, day, typed, errors, rows }: Props) {
  const { t } = view
  const title = t('Lượt bị từ chối', 'Refused requests')
  const all = rows.reduce((sum, { count }) => sum + count, 0)
  return (
    <Page view={view} title={title} width="wide" hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        caption={t(`Ngày ${formatDay(day)}`, `On ${formatDay(day)}`)}
        lead={t(
          'Ai bị từ chối ở địa chỉ nào, vì sao, bao nhiêu lượt mỗi phút; nhiều nhất ở trên. Không ghi nội dung đã gửi. Một cư dân gõ nhầm là chuyện thường; hàng trăm lượt trong một phút thì không.',
          'Who was refused where, why, how often in a minute; the most first. What was sent is not kept. A resident’s slip is nothing; hundreds in a minute are.',
        )}
      />
      <FilterForm action="/quan-tri/luot-tu-choi">
        <DateField
          name="ngay"
          label={t('Ngày khác', 'Another day')}
          value={typed}
          error={errorOf(errors, 'ngay')}
        />
      </FilterForm>
      <p>
        {t(
          `${showNumber(all, 'vi')} lượt trong ${showNumber(rows.length, 'vi')} dòng.`,
          `${showNumber(all, 'en')} requests in ${showNumber(rows.length, 'en')} rows.`,
        )}
      </p>
      <Denied view={view} rows={rows} title={title} />
    </Page>
  )
}

function Denied({ view, rows, title }: { view: View; rows: readonly Row[]; title: string }) {
  const { t, language } = view
  return (
    <Table
      caption={title}
      hideCaption
      empty={t('Không có lượt nào.', 'There is none.')}
      rows={rows}
      rowKey={(one) => [one.minute, one.actor, one.method, one.route, one.code, one.status].join(' ')}
      columns={[
        {
          key: 'why',
          label: t('Vì sao', 'Why'),
          isRowHeader: true,
          cell: (one) => WHY[one.status]?.[language] ?? String(one.status),
        },
        {
          key: 'count',
          label: t('Số lượt', 'Count'),
          align: 'end',
          cell: (one) => showNumber(one.count, language),
        },
        { key: 'at', label: t('Phút', 'Minute'), cell: (one) => formatHour(one.minute) },
        { key: 'who', label: t('Tài khoản', 'Account'), cell: (one) => whose(one, view) },
        {
          key: 'where',
          label: t('Địa chỉ', 'Address'),
          cell: (one) => (
            <code>
              {one.method} {one.route}
            </code>
          ),
        },
        { key: 'code', label: t('Mã', 'Code'), cell: (one) => <code>{one.code}</code> },
      ]}
    />
  )
}

/** Officers by the name of their account, residents by its id alone. */
function whose({ actor, account }: Row, { t }: View) {
  if (actor === VISITOR) return t('Khách chưa đăng nhập', 'A visitor')
  if (actor === MANY) return t('Gộp nhiều người', 'Many together')
  return <code>{account ?? actor}</code>
}
