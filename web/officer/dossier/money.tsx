import { keepsMoney } from '#modules/payments'
import { showMoney } from '../../format.ts'
import { FeePanel } from '../../payments/fee-panel.tsx'
import { DefinitionList, useView } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

/** Phí, lệ phí, and a financial obligation where one was asked for. */
export function Money({ facts }: { facts: DossierFacts }) {
  const { t, language } = useView()
  const { obligation, accepted_at } = facts.dossier
  const evidence = obligation?.evidence ? ` (${obligation.evidence})` : ''
  return (
    <>
      <FeePanel payment={facts.payment} isAccepted={accepted_at !== null} />
      {facts.payment.payments
        .filter((one) => one.refunded_amount === null && keepsMoney(facts.actor, one.agency_id))
        .map((one) => (
          <p key={one.id}>
            <a href={`/quay/bien-lai/${one.id}`}>
              {t(`Hoàn trả biên lai số ${one.receipt_number}`, `Refund receipt no. ${one.receipt_number}`)}
            </a>
          </p>
        ))}
      {obligation ? (
        <DefinitionList
          items={[
            {
              key: 'obligation',
              label: t('Nghĩa vụ tài chính', 'Financial obligation'),
              value: `${obligation.reason}: ${showMoney(obligation.amount, language)}${evidence}`,
            },
          ]}
        />
      ) : null}
    </>
  )
}
