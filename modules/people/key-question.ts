import { forbidden } from '#platform/refusal.ts'

/** The same words whatever was wrong with a key. */
export const NOT_PROVEN = forbidden('passkey_wrong', {
  vi: 'Khóa đăng nhập không đúng hoặc đã quá giờ. Hãy thử lại; nếu mất khóa, hãy báo quản trị của đơn vị.',
  en: 'The passkey does not fit, or it took too long. Try again; if the key is lost, tell your unit’s administrator.',
})

/** Whose session it is, and its secret's hash: it carries the question the browser was asked. */
export type Behind = { readonly account_id: string; readonly token_hash: string }
