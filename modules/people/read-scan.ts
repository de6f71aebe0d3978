import type { Text } from '#platform/text.ts'
import { readBusinessScan, type BusinessScan } from './business-scan.ts'
import { readCardScan, type CardScan } from './card-scan.ts'

/** What was scanned at a desk: a citizen's card, a business, or neither with the reason. */
export type Scan =
  | { readonly of: 'card'; readonly card: CardScan }
  | { readonly of: 'business'; readonly business: BusinessScan }
  | { readonly of: 'unknown'; readonly reason: Text }

const NEITHER: Text = {
  vi: 'Mã quét không phải mã QR của thẻ căn cước, cũng không có mã số doanh nghiệp. Hãy quét lại hoặc nhập tay.',
  en: 'This is neither the code of an identity card nor one of a business. Scan again, or type the number.',
}

/** Reads a scan of either kind. What names a business is one, though the personal number of its owner may stand in it. */
export function readScan(text: string): Scan {
  const business = readBusinessScan(text)
  const card = readCardScan(text)
  // An address may name a firm too: a day of birth makes it a card all the same.
  const isFirm = business.ok && business.business.name !== undefined
  if (card.ok && (!isFirm || card.card.birth_on !== undefined)) return { of: 'card', card: card.card }
  if (business.ok) return { of: 'business', business: business.business }
  return { of: 'unknown', reason: business.isNamed || isNumber(text) ? business.reason : NEITHER }
}

/** Ten or thirteen digits alone are meant as a code of a business, whatever is wrong with them. */
function isNumber(text: string): boolean {
  return /^[0-9]{10}([0-9]{3})?$/.test(text.replace(/[\s.–-]/g, ''))
}
