import { showMoney } from '../../format.ts'
import { FeePanel } from '../../payments/fee-panel.tsx'
import { ButtonLink, DefinitionList, useView } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

/** Phí, lệ phí, and a financial obligation where one was asked for. */
export function Money({ facts }: { facts: DossierFacts }) {
  const { t, language } = useView()
  const { obligation, accepted_at } = facts.dossier
  const evidence = obligation?.evidence ? ` (${obligation.evidence})` : ''
  return (
    <>
      <FeePanel payment={facts.payment} isAccepted={accepted_at !== null} />
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
