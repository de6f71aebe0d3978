import type { Payment } from '#modules/payments'
import type { FieldError } from '#platform/refusal.ts'
import { formatMoment } from '#platform/dates.ts'
import { showMoney, showNumber } from '../format.ts'
import { METHOD_TEXT } from '../payments/method-choice.tsx'
import {
  ActionBar,
  Button,
  ButtonLink,
  Confirmation,
  DefinitionList,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  MoneyField,
  Page,
  Panel,
  TextArea,
} from '../ui/index.ts'
import type { View } from '../view.ts'

export type ReceiptPageProps = {
  view: View
  payment: Payment
  principal: string
  newKey: () => string
  /** True right after the refund. */
  isDone?: boolean | undefined
  /** Why a refund was not done, as a whole and by field, and what was typed. */
  problem?: string | undefined
  errors?: readonly FieldError[] | undefined
  typed?: { readonly amount: string; readonly reason: string } | undefined
}

/** Biên lai: what was paid for which dossier, and its refund: once, for a reason, with a voucher. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { view, payment, isDone, problem, errors = [] } = props
  const { t } = view
  const title = t(`Biên lai số ${payment.receipt_number}`, `Receipt no. ${payment.receipt_number}`)
  const dossier = `/can-bo/ho-so/${payment.dossier_code}`
  return (
    <Page
      view={view}
      title={title}
      width="narrow"
      hasErrors={problem !== undefined}
      breadcrumbs={[{ text: payment.dossier_code, href: dossier }, { text: title }]}
    >
      {problem === undefined ? null : <ErrorSummary title={problem} errors={errors} />}
      {isDone && payment.refund_number ? (
        <Confirmation
          title={t('Đã hoàn trả', 'Refunded')}
          codeLabel={t('Phiếu hoàn số', 'Voucher no.')}
          code={payment.refund_number}
        />
      ) : (
        <Heading text={title} />
      )}
      <Facts {...props} />
      {payment.refunded_amount === null ? <RefundForm {...props} /> : null}
      <p>
        <a href={dossier}>{t('Mở trang hồ sơ', 'Open the dossier')}</a>
      </p>
    </Page>
  )
}

function Facts({ view: { t, language }, payment, principal, isDone }: ReceiptPageProps) {
  const { refunded_amount, refund_number, refund_reason, refunded_at } = payment
  const rows = [
    ...(isDone
      ? [{ key: 'number', label: t('Biên lai số', 'Receipt no.'), value: payment.receipt_number }]
      : []),
    { key: 'dossier', label: t('Hồ sơ', 'Dossier'), value: payment.dossier_code },
    { key: 'principal', label: t('Chủ hồ sơ', 'Principal'), value: principal },
    { key: 'amount', label: t('Đã thu', 'Paid'), value: showMoney(payment.amount, language) },
    { key: 'method', label: t('Cách nộp', 'Way'), value: METHOD_TEXT[payment.method][language] },
    {
      key: 'taken',
      label: t('Người thu', 'Taken by'),
      value: `${payment.taken_by_name}, ${formatMoment(payment.taken_at)}`,
    },
  ]
  const refunded =
    refunded_amount === null
      ? []
      : [
          {
            key: 'refunded',
            label: t('Đã hoàn trả', 'Refunded'),
            value: showMoney(refunded_amount, language),
          },
          { key: 'voucher', label: t('Phiếu hoàn số', 'Voucher no.'), value: refund_number ?? '–' },
          { key: 'reason', label: t('Lý do', 'Reason'), value: refund_reason ?? '–' },
          {
            key: 'at',
            label: t('Hoàn lúc', 'Refunded at'),
            value: refunded_at ? formatMoment(refunded_at) : '–',
          },
        ]
  return <DefinitionList items={[...rows, ...refunded]} />
}

function RefundForm({ view: { t, language }, payment, newKey, typed, errors = [] }: ReceiptPageProps) {
  const paid = showMoney(payment.amount, language)
  return (
    <Panel title={t('Hoàn trả', 'Refund')}>
      <p>
        {t(
          'Mỗi biên lai chỉ hoàn trả một lần, có số phiếu riêng. Hồ sơ giữ nguyên tình trạng.',
          'A receipt is refunded once, with a voucher number of its own. The dossier stays as it is.',
        )}
      </p>
      <Form action={`/quay/bien-lai/${payment.id}`} idempotencyKey={newKey()}>
        <MoneyField
          name="amount"
          label={t('Số tiền hoàn', 'Amount to refund')}
          hint={t(`Nhiều nhất là số đã thu: ${paid}`, `At most what was paid: ${paid}`)}
          value={typed?.amount ?? showNumber(payment.amount, language)}
          error={errorOf(errors, 'amount')}
        />
        <TextArea
          name="reason"
          label={t('Lý do', 'Reason')}
          hint={t('Từ 5 đến 500 chữ', '5 to 500 letters')}
          rows={3}
          maxlength={500}
          value={typed?.reason}
          error={errorOf(errors, 'reason')}
        />
        <ActionBar>
          <Button kind="danger" text={t('Hoàn trả và cấp số phiếu', 'Refund and give the voucher')} />
          <ButtonLink
            kind="quiet"
            href={`/can-bo/ho-so/${payment.dossier_code}`}
            text={t('Bỏ qua', 'Cancel')}
          />
        </ActionBar>
      </Form>
    </Panel>
  )
}
