import type { BankLine } from '#modules/payments'
import { formatMoment } from '#platform/dates.ts'
import { showMoney } from '../format.ts'
import { ActionBar, Button, Details, Form, TextField, useView } from '../ui/index.ts'

/** What was typed about a line. */
export type Settling = {
  readonly id: string
  readonly way: 'allot' | 'refund'
  readonly code: string
  readonly reason: string
}

/** The names of a line's own fields: each stands once on the page. */
export function namesOf(id: string): { readonly code: string; readonly reason: string } {
  const plain = id.replaceAll('-', '')
  return { code: `code_${plain}`, reason: `reason_${plain}` }
}

type SettledProps = {
  readonly line: BankLine
  readonly newKey: () => string
  readonly settling?: Settling | undefined
}

type Props = { line: BankLine; newKey: () => string; typed: Settling | undefined }

/** Xử lý bằng tay: to which dossier a line belongs, or that it is to be given back, and why. */
function SettleForm({ line, newKey, typed }: Props) {
  const { t } = useView()
  const { id, dossier_code, reference } = line
  return (
    <Details
      summary={t(`Xử lý giao dịch ${reference}`, `Settle transfer ${reference}`)}
      open={typed !== undefined}
    >
      <Form action={`/quay/sao-ke/${id}`} idempotencyKey={newKey()}>
        <TextField
          name={namesOf(id).code}
          optional
          label={t('Mã hồ sơ được nộp', 'Code of the dossier it is for')}
          value={typed?.code ?? dossier_code ?? ''}
        />
        <TextField name={namesOf(id).reason} label={t('Lý do', 'Reason')} value={typed?.reason ?? ''} />
        <ActionBar>
          <Button name="way" value="allot" text={t('Xếp vào hồ sơ', 'Allot to the dossier')} />
          <Button
            name="way"
            value="refund"
            kind="secondary"
            text={t('Đánh dấu hoàn trả', 'Mark to be given back')}
          />
        </ActionBar>
      </Form>
    </Details>
  )
}

/** Who settled a line, how and why, and what is to be given back. */
function ByHand({ settled }: { settled: NonNullable<BankLine['settled']> }) {
  const { t, language } = useView()
  const { way, by, at, reason, refund } = settled
  const what =
    way === 'allot'
      ? t('Xếp bằng tay', 'Allotted by hand')
      : t('Đánh dấu hoàn trả', 'Marked to be given back')
  const back =
    refund > 0
      ? t(`; hoàn trả ${showMoney(refund, language)}`, `; ${showMoney(refund, language)} to be given back`)
      : ''
  return <span class="paper-note">{` ${what}, ${by}, ${formatMoment(at)}: ${reason}${back}`}</span>
}

/** The dossier of a line with its receipt, how it was settled by hand, or the form to do so. */
export function Settled({ line, newKey, settling }: SettledProps) {
  const { t } = useView()
  const { id, dossier_code: code, payment_id: receipt, matched, settled } = line
  const isOpen = matched !== null && receipt === null && settled === null
  return (
    <span>
      {code ? <a href={`/can-bo/ho-so/${code}`}>{code}</a> : '–'}
      {receipt ? (
        <>
          {' '}
          <a class="paper-note" href={`/quay/bien-lai/${receipt}`}>
            {t('Biên lai', 'Receipt')}
            <span class="visually-hidden">{` ${code}`}</span>
          </a>
        </>
      ) : null}
      {settled ? <ByHand settled={settled} /> : null}
      {isOpen ? (
        <SettleForm line={line} newKey={newKey} typed={settling?.id === id ? settling : undefined} />
      ) : null}
    </span>
  )
}
