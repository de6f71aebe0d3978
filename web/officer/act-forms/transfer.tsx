import { ComboBox, TextArea, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Chuyển thẩm quyền: another commune is competent; the clock goes on and the first date stays. */
export const transfer: ActForm = {
  lead: () => ({
    vi: 'Khi nơi khác có thẩm quyền. Thời hạn không tính lại từ đầu.',
    en: 'When another commune is competent. The clock does not start again.',
  }),
  labels: { unit: { vi: 'Phường, xã', en: 'Commune' }, reason: { vi: 'Lý do', en: 'Reason' } },
  Fields: TransferFields,
  read: (typed) => ({
    ...(textOf(typed['unit']) ? { unit: textOf(typed['unit']) } : {}),
    ...(textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
  }),
}

function TransferFields({ facts, field }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <ComboBox
        {...field('unit')}
        label={t('Phường, xã có thẩm quyền', 'Competent commune')}
        hint={t('Gõ không dấu cũng được', 'Accents not needed')}
        options={facts.units
          .filter((unit) => unit.id !== facts.dossier.unit_id)
          .map((unit) => ({ value: unit.slug, label: unit.full_name }))}
      />
      <TextArea {...field('reason')} rows={2} label={t('Lý do chuyển', 'Reason')} />
    </>
  )
}
