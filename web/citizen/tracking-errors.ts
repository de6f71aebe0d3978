import type { FieldError } from '#platform/refusal.ts'

/** What is wrong with the form of a code and its second factor, whatever the house knows of them. */
export function factorErrors(code: string, tail: string): FieldError[] {
  const errors: FieldError[] = []
  if (code.length < 6 || code.length > 60) {
    const message = {
      vi: 'Mã hồ sơ: ghi đủ mã như trên giấy tiếp nhận.',
      en: 'Dossier code: write the whole code as on the receipt.',
    }
    errors.push({ field: 'code', message })
  }
  if (!/^\d{4}$/.test(tail)) {
    const message = {
      vi: '4 số cuối: ghi đúng 4 chữ số cuối của số điện thoại đã khai.',
      en: 'Last 4 digits: write the last 4 digits of the phone you gave.',
    }
    errors.push({ field: 'phone_tail', message })
  }
  return errors
}
