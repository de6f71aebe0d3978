import { addressOf } from '../officer/acts-panel.tsx'
import type { DossierFacts } from '../officer/dossier-facts.ts'
import { showMoney } from '../format.ts'
import { TransferWay } from '../payments/fee-panel.tsx'
import { MethodChoice } from '../payments/method-choice.tsx'
import { formatMoment } from '#platform/dates.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Confirmation,
  DefinitionList,
  Details,
  Form,
  HotKeys,
  Page,
  Panel,
  Said,
} from '../ui/index.ts'
import type { View } from '../view.ts'
import { QueueBarPlace } from './queue-bar.tsx'

type Props = { view: View; facts: DossierFacts; newKey: () => string }

/** After intake: the code, the date, the fee; Enter prints the receipt, F2 takes the next person. */
export function TakenPage({ view, facts, newKey }: Props) {
  const { t } = view
  const { dossier, version } = facts
  const isAccepted = dossier.accepted_at !== null
  const title = isAccepted
    ? t('Đã tiếp nhận hồ sơ', 'Dossier accepted')
    : t('Đã lưu, chờ kiểm tra', 'Saved for checking')
  const next = `/quay/tiep-nhan?thu-tuc=${dossier.procedure_code}`
  return (
    <Page view={view} title={title} width="narrow">
      <QueueBarPlace />
      <Confirmation title={title} codeLabel={t('Mã hồ sơ', 'Code')} code={dossier.code}>
        <ButtonGroup>
          {isAccepted ? (
            <ButtonLink
              href={`/api/dossiers/${dossier.code}/prints/01`}
              text={t('In giấy hẹn (Mẫu 01)', 'Print the receipt (form 01)')}
              shortcut="Alt+I"
              newTab
              autofocus
            />
          ) : (
            <ButtonLink
              href={`/can-bo/ho-so/${dossier.code}`}
              text={t('Kiểm tra hồ sơ', 'Check it')}
              autofocus
            />
          )}
          <ButtonLink
            kind="secondary"
            href={next}
            text={t('Hồ sơ tiếp theo', 'Next dossier')}
            shortcut="F2"
          />
        </ButtonGroup>
      </Confirmation>
      <ButtonGroup>
        <ButtonLink
          kind="secondary"
          href={`/quay/tiep-nhan?nguoi=${dossier.code}`}
          text={t('Hồ sơ khác của người này', 'Another for this person')}
          shortcut="Alt+N"
        />
        <ButtonLink
          kind="secondary"
          href={`${next}&nhu=${dossier.code}`}
          text={t('Lặp lại hồ sơ này', 'Repeat this one')}
          shortcut="Alt+R"
        />
      </ButtonGroup>
      <DefinitionList
        items={[
          {
            key: 'procedure',
            label: t('Thủ tục', 'Procedure'),
            value: <Said text={version.definition.short_name} />,
          },
          { key: 'principal', label: t('Chủ hồ sơ', 'Principal'), value: dossier.principal_name },
          { key: 'unit', label: t('Nơi giải quyết', 'Settled at'), value: facts.view.places.competence.name },
          {
            key: 'due',
            label: isAccepted ? t('Hẹn trả', 'Due') : t('Trả lời tiếp nhận trước', 'To be accepted by'),
            value: momentOf(
              isAccepted ? dossier.due_at : dossier.acceptance_due_at,
              t('Không có hạn', 'No date'),
            ),
          },
          { key: 'fee', label: t('Phí, lệ phí', 'Fee'), value: feeOf(facts, view) },
        ]}
      />
      <Collect view={view} facts={facts} newKey={newKey} />
      <p>
        <a href={`/can-bo/ho-so/${dossier.code}`}>{t('Mở trang hồ sơ', 'Open the dossier')}</a>
      </p>
      <HotKeys />
    </Page>
  )
}

/** The fee of the dossier just taken in, where this officer may collect it. */
function Collect({ view, facts, newKey }: Props) {
  const { t } = view
  const { dossier } = facts
  if (!facts.view.allowed_acts.some(({ act }) => act === 'pay')) return null
  return (
    <Panel title={t('Thu phí, lệ phí', 'Collect the fee')}>
      <Form action={addressOf(facts, 'pay')} idempotencyKey={newKey()}>
        <input type="hidden" name="version" value={dossier.version} />
        <input type="hidden" name="pay.amount" value={dossier.fee_due - dossier.fee_paid} />
        <input type="hidden" name="ve" value={`/quay/da-nhan/${dossier.code}`} />
        <MethodChoice name="pay.method" />
        <Button
          kind="secondary"
          shortcut="Alt+P"
          text={t(
            `Đã nhận ${showMoney(dossier.fee_due - dossier.fee_paid, 'vi')}`,
            `Received ${showMoney(dossier.fee_due - dossier.fee_paid, 'en')}`,
          )}
        />
      </Form>
      {facts.payment.vietqr ? (
        <Details summary={t('Cho quét mã VietQR', 'Show the VietQR')}>
          <TransferWay way={facts.payment.vietqr} />
        </Details>
      ) : null}
    </Panel>
  )
}

function momentOf(at: string | null, none: string): string {
  return at ? formatMoment(at) : none
}

function feeOf({ dossier }: DossierFacts, { t, language }: View): string {
  if (dossier.money === 'paid') {
    const paid = showMoney(dossier.fee_paid, language)
    return t(
      `Đã thu ${paid}, biên lai ${dossier.receipt_number ?? ''}`,
      `${paid} paid, receipt ${dossier.receipt_number ?? ''}`,
    )
  }
  if (!dossier.accepted_at) return t('Tính khi tiếp nhận', 'Set at acceptance')
  return dossier.fee_due > 0 ? showMoney(dossier.fee_due, language) : t('Không thu', 'None')
}
