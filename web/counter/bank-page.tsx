import type { BankLine, BankSum, Statement } from '#modules/payments'
import type { FieldError } from '#platform/refusal.ts'
import { formatMoment } from '#platform/dates.ts'
import { showMoney, showNumber } from '../format.ts'
import { addressWith } from '../officer/list-query.ts'
import {
  ErrorSummary,
  Figures,
  Heading,
  Notice,
  Page,
  Pagination,
  Panel,
  Table,
  Tag,
  useView,
} from '../ui/index.ts'
import type { View } from '../view.ts'
import { BankForm } from './bank-form.tsx'
import { namesOf, Settled, type Settling } from './settle-form.tsx'
import { addressWordOf, wordsOf, type Explained } from './bank-words.ts'

export type BankPageProps = {
  view: View
  lines: readonly BankLine[]
  sums: readonly BankSum[]
  /** One explanation, or undefined for all. */
  chosen: Explained | undefined
  after: string | undefined
  /** The id of the last line shown, where there are more. */
  next: string | null
  statement: Statement | 'nothing_new' | null
  newKey: () => string
  pasted?: string
  errors?: readonly FieldError[]
  /** The form of a line that came back with what was typed. */
  settling?: Settling
  /** A line was just settled by hand. */
  isSettled?: boolean
}

const PATH = '/quay/sao-ke'

/** Sao kê: the file to import, the sums by explanation, and the lines behind them. */
export function BankPage(props: BankPageProps) {
  const { view, statement, sums, errors = [], settling } = props
  const { t } = view
  const title = t('Sao kê ngân hàng', 'Bank statements')
  return (
    <Page view={view} title={title} width="wide" hasErrors={errors.length > 0}>
      <ErrorSummary
        errors={errors}
        hrefOf={({ field }) => {
          if (settling) return `#o-${namesOf(settling.id)[field === 'code' ? 'code' : 'reason']}`
          return field === 'csv' ? '#o-csv' : '#o-file'
        }}
        title={
          errors.length > 0
            ? settling
              ? t('Giao dịch chưa được xử lý:', 'The transfer was not settled:')
              : t(
                  'Tệp chưa nhận được, không dòng nào được ghi. Hãy sửa rồi nạp lại:',
                  'The statement was not taken and nothing was recorded. Correct it and import it again:',
                )
            : undefined
        }
      />
      {props.isSettled && errors.length === 0 ? (
        <Notice kind="success" title={t('Đã xử lý giao dịch.', 'The transfer is settled.')} />
      ) : null}
      {statement ? <Imported statement={statement} /> : null}
      <Heading
        text={title}
        lead={t(
          'Tiền chuyển khoản vào tài khoản thu của đơn vị, và mỗi khoản là của hồ sơ nào.',
          'Transfers into the account of the office, and which dossier each one was for.',
        )}
      />
      {sums.length > 0 ? <Sums sums={sums} /> : null}
      <BankForm
        newKey={props.newKey}
        pasted={props.pasted}
        errors={settling ? [] : errors}
        isOpen={sums.length === 0}
      />
      {sums.length > 0 ? <Lines {...props} /> : null}
    </Page>
  )
}

function Imported({ statement }: { statement: Statement | 'nothing_new' }) {
  const { t, language } = useView()
  if (statement === 'nothing_new') {
    const title = t(
      'Tệp này không có giao dịch mới: tất cả đã được nạp trước đây.',
      'The file held nothing new: all of it was imported before.',
    )
    return <Notice kind="info" title={title} />
  }
  const { lines, known, total } = statement
  const [count, sum, before] = [
    showNumber(lines, language),
    showMoney(total, language),
    showNumber(known, language),
  ]
  return (
    <Notice
      kind="success"
      title={t(`Đã nạp ${count} giao dịch mới, ${sum}.`, `Imported new transfers: ${count}, ${sum}.`)}
    >
      {known > 0 ? (
        <p>
          {t(
            `${before} giao dịch trong tệp đã được nạp trước đây, không ghi lại.`,
            `Imported before and not recorded again: ${before}.`,
          )}
        </p>
      ) : null}
    </Notice>
  )
}

function Sums({ sums }: { sums: readonly BankSum[] }) {
  const { t, language } = useView()
  const waiting = sums.find(({ matched }) => matched === null)
  return (
    <>
      <Figures
        items={sums.map(({ matched, lines, amount }) => ({
          key: addressWordOf(matched),
          label: wordsOf(matched).text,
          value: showNumber(lines, language),
          note: showMoney(amount, language),
          href: `${PATH}?loai=${addressWordOf(matched)}`,
          tone: wordsOf(matched).tone,
        }))}
      />
      {waiting ? (
        <p>
          {t(
            'Giao dịch mới được đối chiếu trong vài giây.',
            'New transfers are matched within a few seconds.',
          )}{' '}
          <a href={PATH}>{t('Xem lại', 'Look again')}</a>
        </p>
      ) : null}
    </>
  )
}

function Lines(props: BankPageProps) {
  const { view, lines, chosen, after, next } = props
  const { t, language } = view
  const loai = chosen === undefined ? undefined : addressWordOf(chosen)
  const title = chosen === undefined ? t('Tất cả giao dịch', 'All transfers') : wordsOf(chosen).text[language]
  return (
    <Panel title={title}>
      {chosen === undefined ? null : (
        <p>
          <a href={PATH}>{t('Xem tất cả giao dịch', 'Show all transfers')}</a>
        </p>
      )}
      <Table
        caption={title}
        hideCaption
        rows={lines}
        rowKey={(line) => line.id}
        empty={t('Không có giao dịch nào thuộc loại này.', 'There is no transfer of this kind.')}
        columns={[
          { key: 'at', label: t('Lúc', 'When'), cell: (line) => formatMoment(line.at) },
          {
            key: 'amount',
            label: t('Số tiền', 'Amount'),
            align: 'end',
            cell: (line) => showMoney(line.amount, language),
          },
          {
            key: 'description',
            label: t('Nội dung', 'Description'),
            isRowHeader: true,
            cell: (line) => <Description line={line} />,
          },
          {
            key: 'matched',
            label: t('Đối chiếu', 'Explanation'),
            cell: (line) => <Explanation line={line} />,
          },
          {
            key: 'dossier',
            label: t('Hồ sơ', 'Dossier'),
            cell: (line) => <Settled line={line} {...props} />,
          },
        ]}
      />
      <Pagination
        next={next ? addressWith(PATH, { loai, sau: next }) : null}
        first={after ? addressWith(PATH, { loai }) : undefined}
      />
    </Panel>
  )
}

function Description({ line }: { line: BankLine }) {
  return (
    <span class="bank-words">
      {line.description || '–'} <span class="paper-note">{line.reference}</span>
    </span>
  )
}

function Explanation({ line }: { line: BankLine }) {
  const { t, language } = useView()
  const { text, tone } = wordsOf(line.matched)
  // "Khớp: đã thu cho hồ sơ": the word on the label, what it means beneath.
  const [word = '', meaning] = text[language].split(': ')
  const isAsked = line.matched === 'partial' || line.matched === 'over'
  const asked = showMoney(line.remaining ?? 0, language)
  return (
    <span>
      <Tag text={word} tone={tone} /> {meaning ? <span class="paper-note">{meaning}</span> : null}
      {isAsked ? <span class="paper-note">{t(`Khi đó phải nộp ${asked}`, `${asked} was due`)}</span> : null}
    </span>
  )
}
