import type { CardScan, readCardScan } from '#modules/people'
import { formatDay } from '#platform/dates.ts'
import { say, type Language } from '#platform/text.ts'

/** What a scanned card says, for the fields of the principal, and what the officer is told. */
export type ToldOfScan = {
  readonly told: string
  readonly fields?: Readonly<Record<string, string>>
  readonly isDoubtful?: boolean
}

/** Says what was read on a card. */
export function toldOfScan(read: ReturnType<typeof readCardScan>, language: Language): ToldOfScan {
  if (!read.ok) return { told: say(read.reason, language) }
  return { fields: fieldsOf(read.card), ...toldOf(read.card, language) }
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
