import { CONSENTS, CONSENT_TEXT } from '#modules/dossiers'
import { say } from '#platform/text.ts'
import { Details, Select, useView } from '../ui/index.ts'

/** Khai giúp: the officer fills in for somebody who is there, in his own name; how that one consented is recorded. */
export function AssistanceField({ consent }: { consent: string }) {
  const { t, language } = useView()
  return (
    <Details summary={t('Cán bộ khai giúp', 'The officer fills in for the person')} open={consent !== ''}>
      <Select
        name="assistance.consent"
        label={t('Người nộp', 'The filer')}
        hint={t(
          'Khai giúp bằng tài khoản của cán bộ, không bao giờ bằng tài khoản của người dân. Ghi người nộp đã đồng ý thế nào.',
          'Help is given in the officer’s own account, never in the person’s. Record how the person consented.',
        )}
        optional
        value={consent}
        emptyLabel={t('Tự khai', 'Fills in himself')}
        options={CONSENTS.map((value) => ({ value, label: say(CONSENT_TEXT[value], language) }))}
      />
    </Details>
  )
}
