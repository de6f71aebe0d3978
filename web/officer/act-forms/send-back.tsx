import type { ActForm } from './act-form.ts'
import { withReason } from './reason-field.tsx'

/** Trả lại bước trước: inside the house, never to the resident. */
export const sendBack: ActForm = {
  lead: () => ({
    vi: 'Hồ sơ về lại chuyên viên thụ lý, không trả cho người dân.',
    en: 'The dossier goes back to the specialist, not to the resident.',
  }),
  ...withReason({ vi: 'Cần sửa gì', en: 'What to change' }),
}
