import type { CardScan, Scan } from '#modules/people'
import { formatDay } from '#platform/dates.ts'
import { say, type Language, type Text } from '#platform/text.ts'

/** Whom a procedure is for. */
export type ApplicantKind = 'citizen' | 'organisation' | 'household_business'

/** What a scan says, for the fields of the principal, and what the officer is told. */
export type ToldOfScan = {
  readonly told: string
  readonly fields?: Readonly<Record<string, string>>
  readonly isDoubtful?: boolean
}

type Telling = { readonly language: Language; readonly kinds: readonly string[] }

/** Says what was read on a card or certificate, for a procedure that these kinds of applicants may file. */
export function toldOfScan(scan: Scan, { language, kinds }: Telling): ToldOfScan {
  if (scan.of === 'unknown') return { told: say(scan.reason, language) }
  if (scan.of === 'card') return { fields: fieldsOf(scan.card), ...toldOf(scan.card, language) }
  const { code, name } = scan.business
  const kind = kindOf(code.kind, kinds)
  if (kind === null) return { told: say(NOT_FOR_BUSINESSES, language) }
  const fields = {
    'principal.kind': kind,
    // The scanner typed it where it stood.
    'principal.personal_number': '',
    'principal.tax_code': code.code.replace(/^(.{10})(.{3})$/, '$1-$2'),
    ...(name ? { 'principal.full_name': name } : {}),
  }
  return { fields, told: say(BUSINESS_READ, language), isDoubtful: false }
}

/** Ten digits are an enterprise's, or a household's from before its owner's number became its code. */
function kindOf(code: 'enterprise' | 'branch' | 'owner', kinds: readonly string[]): ApplicantKind | null {
  const fitting: readonly ApplicantKind[] =
    code === 'owner' ? ['household_business'] : ['organisation', 'household_business']
  return fitting.find((kind) => kinds.includes(kind)) ?? null
}

const NOT_FOR_BUSINESSES: Text = {
  vi: 'Đây là mã số doanh nghiệp, nhưng thủ tục này không nhận đối tượng đó. Hãy quét thẻ căn cước.',
  en: 'This is the code of a business, but the procedure is not for it. Scan an identity card.',
}
const BUSINESS_READ: Text = {
  vi: 'Đã đọc mã số, chữ số kiểm tra đúng. Hãy đối chiếu tên và mã số với giấy chứng nhận.',
  en: 'The number was read and its check digit is right. Compare name and number with the certificate.',
}

function fieldsOf({
  personal_number,
  full_name,
  birth_on,
  address_printed,
}: CardScan): Record<string, string> {
  return {
    'principal.personal_number': personal_number,
    ...(full_name ? { 'principal.full_name': full_name } : {}),
    ...(birth_on ? { 'principal.birth_on': formatDay(birth_on) } : {}),
    ...(address_printed ? { 'principal.address_printed': address_printed } : {}),
  }
}

function toldOf({ doubts }: CardScan, language: Language): { told: string; isDoubtful: boolean } {
  const check = {
    vi: 'Đã đọc thẻ. Hãy đối chiếu ảnh và người; mã QR không chứng minh danh tính.',
    en: 'The card was read. Compare the photograph with the person; the code proves no identity.',
  }
  return {
    told: [...doubts, check].map((text) => say(text, language)).join(' '),
    isDoubtful: doubts.length > 0,
  }
}
