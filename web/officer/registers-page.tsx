import { registerName, type Register } from '#modules/registers'
import { say } from '#platform/text.ts'
import { showNumber } from '../format.ts'
import { Heading, Page, Table, type Column } from '../ui/index.ts'
import type { View } from '../view.ts'

/** One agency with its registers. */
export type KeptRegisters = {
  readonly agency: string
  readonly name: string
  readonly registers: readonly Register[]
}

/** Sổ đăng ký: every yearly register of the officer's agencies, to print or to download. */
export function RegistersPage({ view, kept }: { view: View; kept: readonly KeptRegisters[] }) {
  const { t } = view
  const title = t('Sổ đăng ký', 'Registers')
  const filled = kept.filter((one) => one.registers.length > 0)
  return (
    <Page view={view} title={title} width="wide">
      <Heading
        text={title}
        lead={t(
          'Số liên tục trong năm, không bỏ trống, không dùng lại; số đã hủy vẫn ở trong sổ kèm lý do.',
          'Numbers run through the year without a gap and are never used again; a number given up stays, with its reason.',
        )}
      />
      <p>
        <a href="/can-bo/luu-tru">
          {t('Kho lưu trữ: hộp và mục lục hồ sơ', 'Archive: boxes and their files')}
        </a>
      </p>
      {filled.length === 0 ? <p>{t('Chưa có số nào được cấp.', 'No number has been given yet.')}</p> : null}
      {filled.map((one) => (
        <section class="section" key={one.agency}>
          <Heading level={2} text={one.name} />
          <Table
            caption={one.name}
            hideCaption
            columns={columnsOf(view, one.agency)}
            rows={one.registers}
            rowKey={({ register, year }) => `${register}-${year}`}
          />
        </section>
      ))}
    </Page>
  )
}

function columnsOf({ t, language }: View, agency: string): Column<Register>[] {
  const book = ({ register, year }: Register) =>
    `/api/registers/book?${new URLSearchParams({ agency, register, year: String(year) })}`
  return [
    {
      key: 'name',
      label: t('Sổ', 'Register'),
      isRowHeader: true,
      cell: ({ register, closed_reason, continues_after }) => (
        <>
          {say(registerName(register), language)}
          {continues_after === null ? null : (
            <p class="muted">
              {t(`tiếp tục từ số ${continues_after + 1}`, `continued from number ${continues_after + 1}`)}
            </p>
          )}
          {closed_reason === null ? null : (
            <p class="muted">{t(`đã kết thúc: ${closed_reason}`, `ended: ${closed_reason}`)}</p>
          )}
        </>
      ),
    },
    { key: 'year', label: t('Năm', 'Year'), align: 'end', cell: ({ year }) => year },
    {
      key: 'taken',
      label: t('Số cuối', 'Last number'),
      align: 'end',
      cell: ({ taken }) => showNumber(taken, language),
    },
    {
      key: 'voided',
      label: t('Đã hủy', 'Given up'),
      align: 'end',
      cell: ({ voided }) => showNumber(voided, language),
    },
    {
      key: 'files',
      label: t('Bản in', 'Files'),
      cell: (row) => (
        <>
          <a href={book(row)}>{t('PDF', 'PDF')}</a> · <a href={`${book(row)}&format=xlsx`}>XLSX</a>
        </>
      ),
    },
  ]
}
