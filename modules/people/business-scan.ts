import type { Text } from '#platform/text.ts'
import type { BusinessCode } from './business-code.ts'
import { businessNumbers } from './business-number.ts'

/** What a code of a business says: its number, and its name where that stands beside it. */
export type BusinessScan = { readonly code: BusinessCode; readonly name?: string }

export type ReadBusiness =
  | { readonly ok: true; readonly business: BusinessScan }
  /** `isNamed` where it speaks of a business, though no number of one could be read. */
  | { readonly ok: false; readonly reason: Text; readonly isNamed: boolean }

const NONE: Text = {
  vi: 'Mã quét không có mã số doanh nghiệp hay mã số thuế. Hãy quét mã trên giấy chứng nhận hoặc nhập tay.',
  en: 'The scan holds no enterprise or tax code. Scan the code on the certificate, or type it.',
}
const WRONG: Text = {
  vi: 'Mã số trong mã quét không đúng chữ số kiểm tra, có thể quét bị lỗi. Hãy quét lại hoặc nhập tay từ giấy chứng nhận.',
  en: 'The number in the scan fails its check digit; the scan may have gone wrong. Scan again, or type it from the certificate.',
}
const SEVERAL: Text = {
  vi: 'Mã quét có nhiều mã số khác nhau. Hãy nhập tay mã số trên giấy chứng nhận.',
  en: 'The scan holds several different numbers. Type the one on the certificate.',
}
const OLD_HOUSEHOLD: Text = {
  vi: 'Đây là số giấy chứng nhận đăng ký hộ kinh doanh kiểu cũ, không phải mã số thuế. Hãy nhập mã số thuế hoặc số định danh của chủ hộ.',
  en: 'This is the number of an old household business certificate, not a tax code. Type the tax code or the owner’s personal number.',
}

const FIRM =
  /(?:^|[|;,"\n:=])\s*["']?((?:tổng công ty|công ty|chi nhánh|doanh nghiệp tư nhân|hộ kinh doanh|hợp tác xã|liên hiệp hợp tác xã|văn phòng đại diện|địa điểm kinh doanh|tập đoàn|ngân hàng|trung tâm|trường|quỹ)\s[^|;"\n\r]{2,200})/iu

/**
 * Reads the code on a certificate of an enterprise or household business: no rule says what it holds, so an address of the
 * registry, a list with bars, JSON or plain words are all looked through for a number. Numbers that are called so count
 * before others; a telephone is none; of two different ones neither is taken.
 */
export function readBusinessScan(text: string): ReadBusiness {
  const plain = decoded(text).normalize('NFC')
  const name = FIRM.exec(plain)?.[1]?.trim().replace(/\s+/g, ' ')
  const found = businessNumbers(plain)
  const labelled = found.filter(({ isLabelled }) => isLabelled)
  const counted = labelled.length > 0 ? labelled : found
  const isNamed = name !== undefined || labelled.length > 0
  const codes = new Map(counted.flatMap(({ code }) => (code ? [[code.code, code] as const] : [])))
  const [code] = codes.values()
  const refuse = (reason: Text) => ({ ok: false as const, reason, isNamed })
  if (codes.size > 1) return refuse(SEVERAL)
  if (counted.some((one) => one.code === null)) return refuse(WRONG)
  if (!code) return refuse(/\b[0-9]{2}\p{L}8[0-9]{6}\b/u.test(plain) ? OLD_HOUSEHOLD : NONE)
  return { ok: true, business: { code, ...(name ? { name } : {}) } }
}

/** An address carries its words in percents. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
