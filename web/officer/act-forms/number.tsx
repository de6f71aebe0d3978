import type { ActForm } from './act-form.ts'

/** Cấp số, phát hành: the register gives the next number. */
export const number: ActForm = {
  lead: ({ version }) => ({
    vi: `Lấy số tiếp theo trong sổ, đóng dấu “${version.definition.result.name.vi}” và chuyển về nơi trả kết quả.`,
    en: `Takes the next number of the register; “${version.definition.result.name.en}” goes to the desk.`,
  }),
}
