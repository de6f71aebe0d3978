import {
  ABSENCE_TEXT,
  type Absence,
  type Delegation,
  DELEGATION_TEXT,
  isAbsentAt,
  POSITION_TEXT,
  type SigningFacts,
} from '#modules/authority'
import { formatDay, formatMoment } from '#platform/dates.ts'
import type { Language, Text } from '#platform/text.ts'
import { showMoney } from '../../format.ts'
import type { Tone } from '../../ui/index.ts'

/** Somebody's name and title at the unit, as a page names him. */
export function nameOf(facts: SigningFacts, account: string): string {
  const officer = facts.officers.find((post) => post.account_id === account)
  return officer ? `${officer.name} (${officer.title})` : '–'
}

/** What a delegation lets somebody do, in one plain sentence after another. */
export function allowedBy(delegation: Delegation, facts: SigningFacts, language: Language): string[] {
  const { procedures, units, most_money, may_redelegate, kind, from_position, to_account } = delegation
  const say = (text: Text) => text[language]
  const count = procedures?.length ?? 0
  const who = nameOf(facts, to_account)
  const giver = POSITION_TEXT[from_position]
  const way = DELEGATION_TEXT[kind]
  const what: Text =
    procedures === null
      ? { vi: 'mọi thủ tục thuộc quyền của chức vụ ấy', en: 'every procedure of that position' }
      : count <= 5
        ? { vi: `thủ tục ${procedures.join(', ')}`, en: `procedures ${procedures.join(', ')}` }
        : { vi: `${count} thủ tục`, en: `${count} procedures` }
  return [
    say({
      vi: `${who} ký kết quả của ${what.vi}, thay cho ${giver.vi}. ${way.vi}.`,
      en: `${who} signs the results of ${what.en} for the ${giver.en}. ${way.en}.`,
    }),
    units === null ? '' : say({ vi: `Chỉ ${units.length} đơn vị.`, en: `${units.length} units only.` }),
    most_money === null
      ? ''
      : say({
          vi: `Chỉ khi số tiền không quá ${showMoney(most_money, 'vi')}.`,
          en: `Only for sums up to ${showMoney(most_money, 'en')}.`,
        }),
    say(
      may_redelegate
        ? { vi: 'Được ủy quyền lại.', en: 'May be passed on.' }
        : { vi: 'Không được ủy quyền lại.', en: 'May not be passed on.' },
    ),
  ].filter(Boolean)
}

/** From when to when, as people read it. */
export function periodOf(
  { valid_from, valid_to }: Pick<Delegation, 'valid_from' | 'valid_to'>,
  language: Language,
): string {
  const until = valid_to ? formatMoment(valid_to) : { vi: 'không thời hạn', en: 'no end set' }[language]
  return `${formatMoment(valid_from)} → ${until}`
}

/** `15/QĐ-UBND, 02/03/2026` */
export function instrumentOf(row: {
  instrument_number: string | null
  instrument_on: string | null
}): string {
  return row.instrument_number && row.instrument_on
    ? `${row.instrument_number}, ${formatDay(row.instrument_on)}`
    : '–'
}

/** How a delegation stands at a moment. */
export function standingOf(row: Delegation, now: string): { text: Text; tone: Tone; isOver: boolean } {
  const { revoked_at, valid_to, valid_from } = row
  if (revoked_at !== null && revoked_at <= now) {
    return { text: { vi: 'Đã thu hồi', en: 'Revoked' }, tone: 'neutral', isOver: true }
  }
  if (valid_to !== null && valid_to <= now) {
    return { text: { vi: 'Đã hết hạn', en: 'Expired' }, tone: 'neutral', isOver: true }
  }
  if (now < valid_from) return { text: { vi: 'Chưa đến ngày', en: 'To come' }, tone: 'info', isOver: false }
  return { text: { vi: 'Đang có hiệu lực', en: 'In force' }, tone: 'good', isOver: false }
}

/** How an absence stands at a moment. */
export function absenceStanding(row: Absence, now: string): { text: Text; tone: Tone; isOver: boolean } {
  if (isAbsentAt(row, now)) return { text: { vi: 'Đang vắng', en: 'Away' }, tone: 'warning', isOver: false }
  const isOver = row.ended_at !== null || (row.valid_to !== null && row.valid_to <= now)
  return isOver
    ? { text: { vi: 'Đã kết thúc', en: 'Over' }, tone: 'neutral', isOver }
    : { text: { vi: 'Sắp tới', en: 'To come' }, tone: 'info', isOver }
}

/** Who is away or what is vacant, and why. */
export function whoIsAway(row: Absence, facts: SigningFacts, language: Language): string {
  const why = ABSENCE_TEXT[row.reason][language]
  if (row.account_id) return `${nameOf(facts, row.account_id)}, ${why}`
  return row.position ? `${POSITION_TEXT[row.position][language]}: ${why}` : why
}
