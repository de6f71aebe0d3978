import type { ActForm } from './act-form.ts'
import { withReason } from './reason-field.tsx'

/** Dừng giải quyết before a decision, with its reason (Mẫu 05). */
export const stop: ActForm = {
  isGrave: true,
  lead: () => ({
    vi: 'Kết thúc hồ sơ khi chưa có quyết định hay kết quả (Mẫu 05). Không làm lại được.',
    en: 'Ends the dossier before any decision (form 05). This cannot be undone.',
  }),
  ...withReason({ vi: 'Lý do dừng giải quyết', en: 'Reason' }),
}
