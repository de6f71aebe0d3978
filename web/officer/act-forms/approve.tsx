import type { ActForm } from './act-form.ts'

/** Duyệt, ký: the head endorses, the signer decides. */
export const approve: ActForm = {
  lead: ({ dossier }) =>
    dossier.business === 'proposed'
      ? { vi: 'Đồng ý với đề xuất và trình người ký.', en: 'You agree and pass it on to the signer.' }
      : {
          vi: 'Ký kết quả theo đề xuất; văn thư cấp số và phát hành.',
          en: 'You sign the result as proposed; the clerk numbers and issues it.',
        },
}
