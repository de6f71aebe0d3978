import type { AlertRule, WaitingMail } from '#modules/alerts'
import type { Letter } from '#platform/mail.ts'

type Words = {
  readonly rules: ReadonlyMap<string, AlertRule>
  readonly unitOf: (id: number) => Promise<string>
  readonly publicAddress: string
}

/** Lines of one letter at most; the page has them all. */
const MOST_LINES = 30

/** Thư cảnh báo: what went wrong where, what to do, and the page where it is taken up. No person is named. */
export async function letterOf(
  mail: WaitingMail,
  { rules, unitOf, publicAddress }: Words,
): Promise<Pick<Letter, 'subject' | 'text'>> {
  const lines: string[] = []
  for (const [key, alerts] of Map.groupBy(mail.alerts, ({ rule }) => rule)) {
    const rule = rules.get(key)
    if (!rule) continue
    lines.push('', rule.name.vi, rule.name.en)
    for (const { unit_id, code } of alerts.slice(0, MOST_LINES))
      lines.push(`  - ${await unitOf(unit_id)}${code ? `, ${code}` : ''}`)
    const more = alerts.length - MOST_LINES
    if (more > 0) lines.push(`  … ${more} nữa / more`)
    lines.push(`  → ${rule.advice.vi} / ${rule.advice.en}`)
  }
  const count = mail.alerts.length
  return {
    subject: `Hai Cấp: ${count} cảnh báo / ${count === 1 ? 'alert' : 'alerts'}`,
    text: [
      'Các cảnh báo sau đã được chuyển đến bạn. / These alerts have come to you.',
      ...lines,
      '',
      'Nhận xử lý tại / Take them up at:',
      `${publicAddress}/can-bo/canh-bao`,
      '',
      'Thư tự động, xin đừng trả lời; đổi hoặc bỏ địa chỉ nhận thư ở cùng trang.',
      'An automatic letter; please do not answer. Change or remove your address on the same page.',
    ].join('\n'),
  }
}
