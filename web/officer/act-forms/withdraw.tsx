import type { ActForm } from './act-form.ts'
import { withReason } from './reason-field.tsx'

/** Rút hồ sơ at the applicant's wish, while nothing is decided (NĐ 118/2025 Đ21). */
export const withdraw: ActForm = {
  isGrave: true,
  lead: () => ({
    vi: 'Theo đề nghị của người nộp, khi chưa có kết quả. Không làm lại được.',
    en: 'At the wish of the applicant, before any result. This cannot be undone.',
  }),
  ...withReason({ vi: 'Lý do người nộp rút hồ sơ', en: 'Why the applicant withdraws' }),
}
