import type { DossierView } from '#http/present-dossier.ts'
import { CONSENT_TEXT, type Party } from '#modules/dossiers'
import { formatDay } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import { DefinitionList, useView } from '../../ui/index.ts'

/** Ba người, never merged: who files, whose dossier it is, who acts for him. */
export function Persons({ persons, assistance }: Pick<DossierView, 'persons' | 'assistance'>) {
  const { t, language } = useView()
  const rows = [
    { key: 'principal', label: t('Chủ hồ sơ', 'Principal'), party: persons.principal },
    { key: 'filer', label: t('Người nộp', 'Filer'), party: persons.filer },
    { key: 'proxy', label: t('Người được ủy quyền', 'Proxy'), party: persons.proxy },
  ]
  return (
    <DefinitionList
      items={[
        ...rows.map(({ key, label, party }) => ({
          key,
          label,
          value: party ? <PartyWords party={party} /> : t('Không có', 'None'),
        })),
        ...(assistance
          ? [
              {
                key: 'assistance',
                label: t('Khai giúp', 'Helped in filing'),
                value: `${assistance.by}; ${t('người nộp', 'the filer')} ${say(CONSENT_TEXT[assistance.consent], language)}`,
              },
            ]
          : []),
      ]}
    />
  )
}

function PartyWords({ party }: { party: Party }) {
  const { t } = useView()
  const facts = [
    party.personal_number
      ? t(`Số định danh ${party.personal_number}`, `Number ${party.personal_number}`)
      : '',
    party.tax_code ? t(`Mã số thuế ${party.tax_code}`, `Tax code ${party.tax_code}`) : '',
    party.birth_on ? t(`Sinh ngày ${formatDay(party.birth_on)}`, `Born ${formatDay(party.birth_on)}`) : '',
    party.phone ? t(`Điện thoại ${party.phone}`, `Phone ${party.phone}`) : '',
    party.email ?? '',
    party.address_printed ?? '',
  ].filter(Boolean)
  return (
    <>
      <strong>{party.full_name}</strong>
      {facts.length > 0 ? <span class="party-facts">{facts.join(' · ')}</span> : null}
    </>
  )
}

/** Năm nơi, never merged: support, reception, competence, signer, return; and the body that prepares. */
export function Places({ places }: { places: DossierView['places'] }) {
  const { t } = useView()
  const rows = [
    { key: 'support', label: t('Nơi hỗ trợ nộp', 'Supported at'), place: places.support },
    { key: 'reception', label: t('Nơi tiếp nhận', 'Received at'), place: places.reception },
    { key: 'competence', label: t('Nơi có thẩm quyền', 'Competent'), place: places.competence },
    { key: 'body', label: t('Phòng thụ lý', 'Prepared by'), place: places.body },
    { key: 'signer', label: t('Nơi ký', 'Signed at'), place: places.signer },
    { key: 'return', label: t('Nơi trả kết quả', 'Collected at'), place: places.return },
  ]
  return (
    <DefinitionList
      items={rows.flatMap(({ key, label, place }) => (place ? [{ key, label, value: place.name }] : []))}
    />
  )
}
