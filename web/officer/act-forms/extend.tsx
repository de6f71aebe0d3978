import { extensionText } from '#modules/calendar'
import { limitFor } from '#modules/procedures'
import { formatDay, toLocalText } from '#platform/dates.ts'
import { TextArea, TextField, useView } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'
import { readMoment } from './moment.ts'

/** Xin lỗi và hẹn lại: once, before expiry, with reason and new date (Mẫu 04). */
export const extend: ActForm = {
  lead: ({ dossier }) =>
    draftOf(dossier)
      ? {
          vi: 'Hệ thống đã soạn sẵn lý do và ngày hẹn mới. Sửa nếu cần rồi ký: Mẫu 04 được cấp số và gửi người nộp. Chỉ được hẹn lại một lần; ngày hẹn đầu vẫn được lưu.',
          en: 'Reason and new date were drafted for you. Correct them where needed and sign: form 04 gets its number and goes to the applicant. Once only; the first date stays on record.',
        }
      : {
          vi: 'Chỉ được hẹn lại một lần và trước khi hết hạn; ngày hẹn đầu vẫn được lưu (Mẫu 04).',
          en: 'Once only, before the due date; the first date stays on record (form 04).',
        },
  labels: { due_at: { vi: 'Ngày giờ hẹn mới', en: 'New date' }, reason: { vi: 'Lý do', en: 'Reason' } },
  Fields: ExtendFields,
  read: (typed) => ({
    ...readMoment('due_at', textOf(typed['due_at'])),
    ...(textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
  }),
}

/** The house's draft for the date that holds; null where there is none. */
function draftOf({ apology, due_at, extension }: FieldsProps['facts']['dossier']) {
  return apology && !extension && apology.due_at === due_at ? apology : null
}

function ExtendFields({ facts, field, errors }: FieldsProps) {
  const { t } = useView()
  const draft = errors.length === 0 ? draftOf(facts.dossier) : null
  const [due, reason] = [field('due_at'), field('reason')]
  const { dossier, version } = facts
  const limit = limitFor(version, dossier.channel, dossier.case_key)
  const most = extensionText({ limit, rules: version.definition.clock_rules })
  return (
    <>
      <TextField
        {...due}
        value={due.value || (draft ? typedMoment(draft.proposed_due_at) : '')}
        width="medium"
        maxlength={16}
        autocomplete="off"
        label={t('Ngày giờ hẹn mới', 'New date and time')}
        hint={t(
          `Ngày/tháng/năm giờ:phút, ví dụ 24/11/2026 17:00${most ? `; ${most.vi}` : ''}`,
          `Day/month/year hour:minute, such as 24/11/2026 17:00${most ? `; ${most.en}` : ''}`,
        )}
      />
      <TextArea
        {...reason}
        value={reason.value || draft?.reason}
        rows={3}
        label={t('Lý do chậm và lời xin lỗi', 'Reason and apology')}
      />
    </>
  )
}

/** A moment as it is typed: `24/11/2026 17:00`. */
function typedMoment(at: string): string {
  const [day = '', time = ''] = toLocalText(at).split('T')
  return `${formatDay(day)} ${time}`
}
