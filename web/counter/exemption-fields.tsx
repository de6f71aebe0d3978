import { textOf } from '../officer/act-forms/act-form.ts'
import { Details, Select, TextField, errorOf, useView, useWords } from '../ui/index.ts'
import type { IntakePageProps } from './intake-page.tsx'

/** Miễn, giảm phí, lệ phí: who pays less, and the evidence seen at the desk; nothing where nobody is exempt. */
export function ExemptionFields({ intake, errors }: Pick<IntakePageProps, 'intake' | 'errors'>) {
  const { t } = useView()
  const say = useWords()
  if (intake.exemptions.length === 0) return null
  const claim = intake.typed['exemption']
  const typed = typeof claim === 'object' && !Array.isArray(claim) ? claim : {}
  const key = textOf(typed['key'])
  return (
    <Details summary={t('Miễn, giảm', 'Exemption')} open={key !== ''}>
      <Select
        name="exemption.key"
        label={t('Đối tượng', 'Who is exempt')}
        value={key}
        emptyLabel={t('Không miễn, giảm', 'Nobody')}
        options={intake.exemptions.map((one) => ({ value: one.key, label: one.name }))}
        optional
      />
      <TextField
        name="exemption.evidence"
        label={t('Giấy tờ đã xem, ghi số', 'Paper seen, with its number')}
        hint={intake.exemptions.map((one) => say(one.evidence)).join('; ')}
        value={textOf(typed['evidence'])}
        error={errorOf(errors, 'exemption.evidence')}
        optional
      />
    </Details>
  )
}
