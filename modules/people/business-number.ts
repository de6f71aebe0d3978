import { unaccented } from '#platform/text.ts'
import { type BusinessCode, parseBusinessCode } from './business-code.ts'

/** What stands before a number of a business, folded: `mst=`, `Mã số doanh nghiệp:`, `taxCode":"`. */
const LABEL =
  /(?:\b(?:mst|msdn|mstt|ms ?hkd|tax[ _]?(?:code|id)?|enterprise[ _]?code|ma[ _]?so(?:[ _]?(?:thue|dn|hkd|doanh[ _]?nghiep|ho[ _]?kinh[ _]?doanh|chi[ _]?nhanh|dang[ _]?ky|to[ _]?chuc))?)(?:[ _]?(?:no|number|so))?)["'\s:=.#/-]{0,4}$/
/** What stands before numbers that are none: telephones, accounts, invoices. */
const OTHER =
  /(?:dien ?thoai|\bdt|\btel|phone|hotline|fax|zalo|tai ?khoan|\bstk|account|hoa ?don|invoice|cccd|cmnd|cmt)["'\s:=.#/-]{0,6}$/

/** Ten digits, with three of a branch behind them; or twelve of an owner. Whatever more hangs on makes it something else. */
const NUMBER = /(?<![0-9])(?:[0-9]{10}(?:\s?[-–]\s?[0-9]{3}|[0-9]{3})?|[0-9]{12})(?![0-9])/g
const HANGS_BEFORE = /[0-9]\s?[-–.,/_]\s?$/
/** More digits near by, what is left of a branch, or a letter: then it is another number, or one that came in part. */
const HANGS_BEHIND =
  /^(?:\s*[-–.,/_][\s–.,/_-]*\S{0,2}[0-9]|\s{0,3}[-–]\s*$|\s?[-–]["'&|;}]|\s{1,3}[0-9]|[^\p{L}0-9]{1,3}[0-9]{3}(?=$|[^\p{L}0-9\s])|\p{L})/u

/** A number that may be a business's: none where it is called so and is wrong. */
export type FoundNumber = { readonly code: BusinessCode | null; readonly isLabelled: boolean }

/** Every number in a text that may be a code of a business. */
export function businessNumbers(plain: string): FoundNumber[] {
  return [...plain.matchAll(NUMBER)].flatMap((match) => numberAt(plain, match))
}

function numberAt(plain: string, match: RegExpMatchArray): FoundNumber[] {
  const [written] = match
  const at = match.index ?? 0
  const before = unaccented(plain.slice(Math.max(0, at - 40), at))
  const behind = plain.slice(at + written.length)
  if (OTHER.test(before)) return []
  const isLabelled = LABEL.test(before)
  // Thirteen digits without their hyphen may as well be an owner's twelve with one put in: alone they are meant so.
  const isUnsure = /^[0-9]{13}$/.test(written) && written !== plain.trim()
  if (isUnsure) return [{ code: null, isLabelled }]
  const parsed = parseBusinessCode(written)
  // An owner's number is a tax code only where it is called one: alone it is a person's.
  if (parsed.ok && parsed.value.kind === 'owner' && !isLabelled) return []
  const hangs =
    HANGS_BEHIND.test(behind) || HANGS_BEFORE.test(before) || (/\p{L}$/u.test(before) && !isLabelled)
  if (hangs) return isLabelled ? [{ code: null, isLabelled }] : []
  if (!parsed.ok && written.length === 12) return []
  return [{ code: parsed.ok ? parsed.value : null, isLabelled }]
}
