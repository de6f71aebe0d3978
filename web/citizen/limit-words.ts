import { type Channel, limitText } from '#modules/calendar'
import { type FeeRow, type ProcedureVersion, feeFor, limitFor } from '#modules/procedures'
import type { Language, Text } from '#platform/text.ts'
import { showMoney } from '#web/format.ts'

/** The ways to file, in words. */
export const CHANNEL_TEXT: Record<Channel, Text> = {
  counter: { vi: 'Trực tiếp tại quầy', en: 'At the counter' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  post: { vi: 'Qua bưu chính công ích', en: 'By public post' },
}

/** May this version be filed online? */
export function isOnline({ definition }: ProcedureVersion): boolean {
  return definition.channels.some((row) => row.channel === 'online')
}

/** The way most people will file: online where it is offered. */
function usualChannel(version: ProcedureVersion): Channel {
  return isOnline(version) ? 'online' : 'counter'
}

/** How long it takes, at one glance. */
export function limitAtAGlance(version: ProcedureVersion): Text {
  const limit = limitFor(version, usualChannel(version), null)
  return limit.unit === 'unknown' ? { vi: 'Chưa rõ thời hạn', en: 'Time not known yet' } : limitText(limit)
}

/** What it costs, at one glance: online first where it is offered. */
export function feeAtAGlance(version: ProcedureVersion, on: string): Text {
  const total = feeFor(version, { channel: usualChannel(version), case: null, on }).total
  const counter = feeFor(version, { channel: 'counter', case: null, on }).total
  if (total === null) return { vi: 'Chưa rõ mức thu', en: 'Amount not known yet' }
  if (total > 0) return { vi: `Từ ${showMoney(total, 'vi')}`, en: `From ${showMoney(total, 'en')}` }
  return counter === 0
    ? { vi: 'Miễn phí', en: 'Free of charge' }
    : { vi: 'Miễn phí khi nộp trực tuyến', en: 'Free of charge online' }
}

/** One row of a fee in words: "2.000 đồng một trang …". */
export function feeWords({ rule }: FeeRow, language: Language): string {
  const t = (vi: string, en: string) => (language === 'vi' ? vi : en)
  const money = (dong: number) => showMoney(dong, language)
  switch (rule.by) {
    case 'unknown':
      return t('Chưa rõ mức thu', 'Amount not known yet')
    case 'dossier':
      return rule.amount === 0
        ? t('Miễn phí', 'Free of charge')
        : t(`${money(rule.amount)} một hồ sơ`, `${money(rule.amount)} a dossier`)
    case 'copy':
      return t(`${money(rule.amount)} một bản`, `${money(rule.amount)} a copy`)
    case 'page':
      return t(
        `${money(rule.first_amount)} một trang cho ${rule.first_pages} trang đầu, ${money(rule.next_amount)} mỗi trang sau, không quá ${money(rule.cap)} một bản`,
        `${money(rule.first_amount)} a page for the first ${rule.first_pages}, ${money(rule.next_amount)} for each further page, at most ${money(rule.cap)} a copy`,
      )
  }
}

/** The rows of the fees in force on a day. */
export function feesInForce(version: ProcedureVersion, on: string): readonly FeeRow[] {
  return version.definition.fees.filter(
    (row) => (row.valid_from ?? '') <= on && on < (row.valid_to ?? '9999'),
  )
}
