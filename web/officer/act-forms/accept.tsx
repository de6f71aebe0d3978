import { Select, TextField, useView, useWords } from '../../ui/index.ts'
import { textsOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Tiếp nhận: an exemption where the procedure has one; the clock starts and Mẫu 01 can be printed. */
export const accept: ActForm = {
  lead: ({ dossier }) =>
    dossier.business === 'refusal_drafted'
      ? {
          vi: 'Không đồng ý từ chối: hồ sơ được tiếp nhận, thời hạn giải quyết bắt đầu tính.',
          en: 'You do not agree with the refusal: the dossier is accepted and its clock starts.',
        }
      : {
          vi: 'Hồ sơ đủ và đúng: thời hạn giải quyết bắt đầu tính, in được giấy tiếp nhận và hẹn trả (Mẫu 01).',
          en: 'Complete and correct: the clock starts and the receipt (form 01) can be printed.',
        },
  labels: {
    'exemption.key': { vi: 'Đối tượng miễn, giảm', en: 'Exemption' },
    'exemption.evidence': { vi: 'Giấy tờ chứng minh', en: 'Evidence' },
  },
  Fields: ExemptionFields,
  read: (typed) => {
    const { key = '', evidence = '' } = claimOf(typed)
    return key === '' && evidence === '' ? {} : { exemption: { key, evidence } }
  },
}

function claimOf(typed: FieldsProps['typed']): Record<string, string> {
  return Object.fromEntries(textsOf(typed['exemption']).map(([name, value]) => [name, value.trim()]))
}

function ExemptionFields({ facts, field, typed }: FieldsProps) {
  const { t } = useView()
  const say = useWords()
  if (facts.exemptions.length === 0) return null
  const { key = '', evidence = '' } = claimOf(typed)
  return (
    <>
      <Select
        {...field('exemption.key')}
        value={key}
        optional
        label={t('Miễn, giảm phí, lệ phí', 'Exemption from fees')}
        emptyLabel={t('Không miễn, giảm', 'None')}
        options={facts.exemptions.map((one) => ({ value: one.key, label: one.name }))}
      />
      <TextField
        {...field('exemption.evidence')}
        value={evidence}
        optional
        label={t('Giấy tờ chứng minh đã xem, ghi số', 'Evidence seen, with its number')}
        hint={facts.exemptions.map((one) => say(one.evidence)).join('; ')}
      />
    </>
  )
}
