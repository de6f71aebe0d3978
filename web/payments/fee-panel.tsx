import type { DossierPayment, TransferView } from '#http/dossier-payment.ts'
import { formatMoment } from '#platform/dates.ts'
import { MOMENT_TEXT } from '../versions/definition-words.ts'
import { showMoney } from '../format.ts'
import { DefinitionList, Notice, Tag, useView, useWords, type Definition } from '../ui/index.ts'
import { METHOD_TEXT } from './method-choice.tsx'

/** Phí, lệ phí: what is due by row, what was paid by which receipt, and how to transfer the rest. */
export function FeePanel({ payment, isAccepted }: { payment: DossierPayment; isAccepted: boolean }) {
  const { t, language } = useView()
  const say = useWords()
  const { remaining, paid, vietqr } = payment
  const items: Definition[] = [
    {
      key: 'state',
      label: t('Tình trạng', 'State'),
      value: <State payment={payment} isAccepted={isAccepted} />,
    },
    ...payment.rows.map(({ key, name, amount, moment }) => ({
      key: `row-${key}`,
      label: name,
      value:
        amount === null ? (
          <UnknownAmount />
        ) : (
          `${showMoney(amount, language)}${amount > 0 ? `, ${say(MOMENT_TEXT[moment])}` : ''}`
        ),
    })),
    ...(payment.exemption
      ? [
          {
            key: 'exemption',
            label: t('Miễn, giảm', 'Exemption'),
            value: `${payment.exemption.name} (${payment.exemption.evidence}; ${payment.exemption.source})`,
          },
        ]
      : []),
    ...(paid > 0 ? [{ key: 'paid', label: t('Đã nộp', 'Paid'), value: showMoney(paid, language) }] : []),
    ...(remaining > 0
      ? [
          {
            key: 'rest',
            label: t('Còn phải nộp', 'Still due'),
            value: <b>{showMoney(remaining, language)}</b>,
          },
        ]
      : []),
    ...payment.payments.map((receipt) => ({
      key: receipt.id,
      label: t(`Biên lai số ${receipt.receipt_number}`, `Receipt no. ${receipt.receipt_number}`),
      value: <Receipt receipt={receipt} />,
    })),
  ]
  return (
    <>
      <DefinitionList items={items} />
      {vietqr ? <TransferWay way={vietqr} /> : null}
    </>
  )
}

function State({ payment, isAccepted }: { payment: DossierPayment; isAccepted: boolean }) {
  const { t } = useView()
  if (payment.remaining > 0) return <Tag tone="warning" text={t('Chưa thu', 'Not yet paid')} />
  if (payment.paid > 0) return <Tag tone="good" text={t('Đã thu', 'Paid')} />
  return (
    <Tag text={isAccepted ? t('Không thu', 'Nothing due') : t('Tính khi tiếp nhận', 'Set at acceptance')} />
  )
}

function UnknownAmount() {
  const { t } = useView()
  return (
    <span class="muted">
      {t('Chưa có mức thu trong dữ liệu, không thu', 'The amount is not known and not asked for')}
    </span>
  )
}

function Receipt({ receipt }: { receipt: DossierPayment['payments'][number] }) {
  const { t, language } = useView()
  const say = useWords()
  const { amount, method, taken_at, refunded_amount, refund_number, refund_reason } = receipt
  return (
    <>
      {showMoney(amount, language)} · {say(METHOD_TEXT[method])} · {formatMoment(taken_at)}
      {refunded_amount === null ? null : (
        <>
          <br />
          {t(
            `Đã hoàn ${showMoney(refunded_amount, language)} (phiếu ${refund_number}): ${refund_reason}`,
            `Refunded ${showMoney(refunded_amount, language)} (voucher ${refund_number}): ${refund_reason}`,
          )}
        </>
      )}
    </>
  )
}

/** The VietQR to scan, and the same in words for those who type. */
export function TransferWay({ way }: { way: TransferView }) {
  const { t, language, demonstration } = useView()
  const picture = `data:image/svg+xml;base64,${Buffer.from(way.svg).toString('base64')}`
  return (
    <div class="vietqr">
      <img
        src={picture}
        width="200"
        height="200"
        alt={t(
          `Mã VietQR chuyển ${showMoney(way.amount, language)}, nội dung ${way.description}`,
          `VietQR to transfer ${showMoney(way.amount, language)} with the text ${way.description}`,
        )}
      />
      <DefinitionList
        items={[
          { key: 'bank', label: t('Ngân hàng', 'Bank'), value: way.bank },
          { key: 'account', label: t('Số tài khoản', 'Account'), value: way.account },
          { key: 'holder', label: t('Chủ tài khoản', 'Holder'), value: way.holder },
          { key: 'amount', label: t('Số tiền', 'Amount'), value: showMoney(way.amount, language) },
          { key: 'text', label: t('Nội dung chuyển', 'Text'), value: <code>{way.description}</code> },
        ]}
      />
      {demonstration ? (
        <Notice kind="warning">
          <p>
            {t(
              'Tài khoản trình diễn: không có ngân hàng này, không chuyển tiền thật được.',
              'A demonstration account: there is no such bank, and no real money can be sent.',
            )}
          </p>
        </Notice>
      ) : null}
    </div>
  )
}
