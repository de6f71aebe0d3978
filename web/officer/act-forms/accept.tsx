import type { ActForm } from './act-form.ts'

/** Tiếp nhận: nothing to fill in; the clock starts and Mẫu 01 can be printed. */
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
}
