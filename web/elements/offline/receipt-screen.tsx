import { renderSVG } from 'uqr'
import { formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import type { DeskData } from '../../counter/desk-data.ts'
import { showMoney } from '../../format.ts'
import { ActionBar, Button, ButtonLink, DefinitionList, useView } from '../../ui/index.ts'
import type { Receipt } from './take.ts'

type Props = { data: DeskData; receipt: Receipt; hasPaid: boolean }

/** Giấy tiếp nhận và hẹn trả, printed by the browser: its code and day are final; cash gets a provisional slip. */
export function ReceiptScreen({ data, receipt, hasPaid }: Props) {
  const { t, language } = useView()
  const { fee } = receipt
  return (
    <>
      <section class="panel offline-receipt" aria-labelledby="giay-hen">
        <h1 id="giay-hen">
          {t('Giấy tiếp nhận hồ sơ và hẹn trả kết quả', 'Receipt with the day of the result')}
        </h1>
        <Facts data={data} receipt={receipt} hasPaid={hasPaid} />
        <p>
          {t(
            'Lập khi mất kết nối. Mã hồ sơ và ngày hẹn là chính thức; hồ sơ được gửi khi có kết nối.',
            'Made without the line. Code and day are final; the dossier is sent when the line is back.',
          )}
        </p>
        <div
          class="offline-code"
          role="img"
          aria-label={t('Mã QR của mã hồ sơ', 'QR code of the dossier code')}
          dangerouslySetInnerHTML={{ __html: renderSVG(receipt.code, { border: 2 }) }}
        />
      </section>
      {hasPaid ? <Slip data={data} receipt={receipt} /> : null}
      <form class="form" action="#giay-hen" method="post">
        <ActionBar>
          <Button text={t('In giấy hẹn', 'Print the receipt')} name="do" value="print" shortcut="Alt+I" />
          {fee > 0 && !hasPaid ? (
            <Button
              kind="secondary"
              text={t(
                `Đã thu ${showMoney(fee, language)} tiền mặt`,
                `${showMoney(fee, language)} taken in cash`,
              )}
              name="do"
              value="cash"
              shortcut="Alt+P"
            />
          ) : null}
          <ButtonLink
            kind="secondary"
            href="/quay/tiep-nhan"
            text={t('Hồ sơ tiếp theo', 'The next one')}
            shortcut="F2"
          />
          <ButtonLink
            kind="secondary"
            href="/quay/tiep-nhan?nguoi"
            text={t('Hồ sơ khác của người này', 'Another for this person')}
            shortcut="Alt+N"
          />
          <ButtonLink
            kind="secondary"
            href={`/quay/tiep-nhan?thu-tuc=${receipt.procedure.version.code}&nhu`}
            text={t('Lặp lại hồ sơ này', 'Repeat this one')}
            shortcut="Alt+R"
          />
        </ActionBar>
      </form>
    </>
  )
}

function Facts({ data, receipt, hasPaid }: Props) {
  const { t, language } = useView()
  const { code, taken_at, due_at, fee, intake, procedure } = receipt
  const { principal, proxy } = intake.input.persons
  const handed = intake.papers.filter(({ key }) => intake.input.checklist.some((line) => line.key === key))
  return (
    <DefinitionList
      items={[
        { key: 'code', label: t('Mã hồ sơ', 'Code'), value: <strong class="code">{code}</strong> },
        {
          key: 'at',
          label: t('Nơi nhận', 'Taken at'),
          value: `${data.own.full_name} · ${data.officer.name}`,
        },
        {
          key: 'procedure',
          label: t('Thủ tục', 'Procedure'),
          value: say(procedure.version.definition.short_name, language),
        },
        { key: 'who', label: t('Chủ hồ sơ', 'Principal'), value: principal.full_name },
        ...(proxy ? [{ key: 'proxy', label: t('Người nộp thay', 'Filed by'), value: proxy.full_name }] : []),
        ...(handed.length > 0
          ? [
              {
                key: 'papers',
                label: t('Giấy tờ đã nhận', 'Papers'),
                value: handed.map(({ name }) => say(name, language)).join('; '),
              },
            ]
          : []),
        { key: 'taken', label: t('Nhận lúc', 'Received'), value: formatMoment(taken_at) },
        {
          key: 'due',
          label: t('Hẹn trả', 'Result by'),
          value: due_at
            ? formatMoment(due_at)
            : t('Báo sau khi đủ điều kiện tính hạn', 'Told once the limit begins'),
        },
        {
          key: 'fee',
          label: t('Phí, lệ phí', 'Fee'),
          value:
            fee === 0
              ? t('Không thu', 'None')
              : `${showMoney(fee, language)}${hasPaid ? t(' · đã thu tạm', ' · taken, provisional') : ''}`,
        },
      ]}
    />
  )
}

function Slip({ data, receipt }: Omit<Props, 'hasPaid'>) {
  const { t, language } = useView()
  return (
    <section class="panel offline-receipt" aria-labelledby="phieu-tam">
      <h2 id="phieu-tam">{t('Phiếu thu tạm', 'Provisional slip')}</h2>
      <p>
        {t(
          `Đã nhận ${showMoney(receipt.fee, language)} tiền mặt cho hồ sơ ${receipt.code}, ${formatMoment(receipt.taken_at)}.`,
          `${showMoney(receipt.fee, language)} in cash was taken for ${receipt.code}, ${formatMoment(receipt.taken_at)}.`,
        )}
      </p>
      <p>
        {t(
          `Người thu: ${data.officer.name}. Phiếu này chưa phải biên lai; biên lai có số được lập khi có kết nối.`,
          `Taken by ${data.officer.name}. This is not the receipt; the numbered one is made when the line is back.`,
        )}
      </p>
    </section>
  )
}
