import { fromLocalText } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'
import { parseDay } from '../../format.ts'
import { TextArea, TextField, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Xin lỗi và hẹn lại: once, before expiry, with reason and new date (Mẫu 04). */
export const extend: ActForm = {
  lead: () => ({
    vi: 'Chỉ được hẹn lại một lần và trước khi hết hạn; ngày hẹn đầu vẫn được lưu (Mẫu 04).',
    en: 'Once only, before the due date; the first date stays on record (form 04).',
  }),
  labels: { due_at: { vi: 'Ngày giờ hẹn mới', en: 'New date' }, reason: { vi: 'Lý do', en: 'Reason' } },
  Fields: ExtendFields,
  read: (typed) => ({
    ...readMoment(textOf(typed['due_at'])),
    ...(textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
  }),
}

function ExtendFields({ field }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <TextField
        {...field('due_at')}
        width="medium"
        maxlength={16}
        autocomplete="off"
        label={t('Ngày giờ hẹn mới', 'New date and time')}
        hint={t(
          'Ngày/tháng/năm giờ:phút, ví dụ 24/11/2026 17:00',
          'Day/month/year hour:minute, such as 24/11/2026 17:00',
        )}
      />
      <TextArea {...field('reason')} rows={3} label={t('Lý do chậm và lời xin lỗi', 'Reason and apology')} />
    </>
  )
}

/** `24/11/2026 17:00` on Hà Nội's clock as a moment. */
function readMoment(text: string): { due_at?: string } {
  if (text === '') return {}
  const [, day = '', hour = '', minute = ''] = /^(.+?)[\s,]+(\d{1,2})[:hg](\d{2})$/.exec(text) ?? []
  const parsed = parseDay(day)
  if (parsed && Number(hour) < 24 && Number(minute) < 60) {
    return { due_at: fromLocalText(`${parsed}T${hour.padStart(2, '0')}:${minute}`) }
  }
  const message = {
    vi: 'ghi ngày/tháng/năm và giờ:phút có thật, ví dụ 24/11/2026 17:00.',
    en: 'write a real day/month/year and hour:minute, such as 24/11/2026 17:00.',
  }
  throw invalid('not_a_moment', { vi: 'Có chỗ cần sửa.', en: 'Something needs correcting.' }, [
    { field: 'due_at', message },
  ])
}
