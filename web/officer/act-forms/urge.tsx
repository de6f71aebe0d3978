import type { ActForm } from './act-form.ts'

/** Đôn đốc: the body asked is reminded and has one working day more. */
export const urge: ActForm = {
  lead: ({ dossier }) => {
    const times = dossier.consultation?.urged ?? 0
    const before = times > 0 ? { vi: ` Đã đôn đốc ${times} lần.`, en: ` Urged ${times} times before.` } : null
    return {
      vi: `Nhắc cơ quan được hỏi trả lời trong một ngày làm việc.${before?.vi ?? ''}`,
      en: `Reminds the body asked to answer within one working day.${before?.en ?? ''}`,
    }
  },
}
