import { TextArea, TextField, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'
import { readMoment } from './moment.ts'

/** Ghi nhận nguyên nhân khách quan: what made work impossible, from when to when, on what basis. */
export const recordCause: ActForm = {
  lead: () => ({
    vi: 'Mất điện, lỗi hệ thống, thiên tai… đã kết thúc: thời gian đó không tính vào thời hạn; ngày hẹn đầu vẫn được lưu.',
    en: 'A power cut, a failure, a disaster that is over: its time does not count; the first date stays on record.',
  }),
  labels: {
    from_at: { vi: 'Từ', en: 'From' },
    to_at: { vi: 'Đến', en: 'To' },
    legal_basis: { vi: 'Căn cứ', en: 'Legal basis' },
    reason: { vi: 'Sự việc', en: 'What happened' },
  },
  Fields: CauseFields,
  read: (typed) => ({
    ...readMoment('from_at', textOf(typed['from_at'])),
    ...readMoment('to_at', textOf(typed['to_at'])),
    ...(textOf(typed['legal_basis']) ? { legal_basis: textOf(typed['legal_basis']) } : {}),
    ...(textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
  }),
}

function CauseFields({ field }: FieldsProps) {
  const { t } = useView()
  const hint = t('Ngày/tháng/năm giờ:phút, ví dụ 24/11/2026 08:30', 'Day/month/year hour:minute')
  const moment = { width: 'medium', maxlength: 16, autocomplete: 'off', hint } as const
  return (
    <>
      <TextField {...field('from_at')} {...moment} label={t('Từ', 'From')} />
      <TextField {...field('to_at')} {...moment} label={t('Đến', 'To')} />
      <TextField {...field('legal_basis')} label={t('Căn cứ pháp lý', 'Legal basis')} />
      <TextArea {...field('reason')} rows={3} label={t('Sự việc', 'What happened')} />
    </>
  )
}
