import { showMoney } from '../../format.ts'
import { ButtonLink, DefinitionList, Tag, useView } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

/** Phí, lệ phí: what is due, what was paid, under which receipt. */
export function Money({ facts }: { facts: DossierFacts }) {
  const { t, language } = useView()
  const { money, fee_due, fee_paid, receipt_number, obligation } = facts.dossier
  const states = {
    none: (
      <Tag
        text={
          facts.dossier.accepted_at
            ? t('Không thu', 'Nothing due')
            : t('Tính khi tiếp nhận', 'Set at acceptance')
        }
      />
    ),
    due: <Tag tone="warning" text={t('Chưa thu', 'Not yet paid')} />,
    paid: <Tag tone="good" text={t('Đã thu', 'Paid')} />,
  }
  const rows = [
    { key: 'state', label: t('Tình trạng', 'State'), value: states[money] },
    ...(fee_due > 0
      ? [{ key: 'due', label: t('Số tiền', 'Amount'), value: showMoney(fee_due, language) }]
      : []),
    ...(fee_paid > 0
      ? [{ key: 'paid', label: t('Đã thu', 'Paid'), value: showMoney(fee_paid, language) }]
      : []),
    ...(receipt_number
      ? [{ key: 'receipt', label: t('Số biên lai', 'Receipt no.'), value: receipt_number }]
      : []),
    ...(obligation
      ? [
          {
            key: 'obligation',
            label: t('Nghĩa vụ tài chính', 'Financial obligation'),
            value: `${obligation.reason}: ${showMoney(obligation.amount, language)}${obligation.evidence ? ` (${obligation.evidence})` : ''}`,
          },
        ]
      : []),
  ]
  return <DefinitionList items={rows} />
}

/** Bản in: the receipt once the dossier is accepted, and the control slip. */
export function Prints({ facts }: { facts: DossierFacts }) {
  const { t } = useView()
  const { code, accepted_at } = facts.dossier
  if (!accepted_at) return <p>{t('In được sau khi tiếp nhận.', 'Prints come with acceptance.')}</p>
  return (
    <div class="prints">
      <ButtonLink
        kind="secondary"
        href={`/api/dossiers/${code}/prints/01`}
        text={t('Giấy tiếp nhận và hẹn trả (Mẫu 01)', 'Receipt and appointment (form 01)')}
      />
      <ButtonLink
        kind="secondary"
        href={`/api/dossiers/${code}/prints/06`}
        text={t('Phiếu kiểm soát (Mẫu 06)', 'Control slip (form 06)')}
      />
    </div>
  )
}
