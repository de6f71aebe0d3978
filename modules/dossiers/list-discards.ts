import { Type, type Static } from 'typebox'
import type { Actor } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { fromDayNumber, fromLocalText, toDayNumber } from '#platform/dates.ts'
import { forbidden } from '#platform/refusal.ts'
import { OFFLINE_KINDS } from './keep-offline-item.ts'

/** What a desk did without its line and discarded: when, where, by whom and why. */
export const DiscardLine = Type.Object({
  id: Type.String(),
  agency_id: Type.String(),
  desk_id: Type.Union([Type.String(), Type.Null()]),
  kind: Type.Enum([...OFFLINE_KINDS]),
  code: Type.String(),
  taken_at: Type.String(),
  /** As written by the officer, with long numbers masked. */
  reason: Type.String(),
  refusal: Type.Union([Type.String(), Type.Null()]),
  discarded_by: Type.String(),
  discarded_at: Type.String(),
})
export type DiscardLine = Static<typeof DiscardLine>

/** First and last day of Hà Nội (YYYY-MM-DD), how many at most, and behind which. */
type DiscardsAsked = {
  readonly from: string
  readonly to: string
  readonly limit: number
  readonly after?: string | undefined
}

/** Việc đã bỏ: those of the actor's points, or of all for the city, the latest first. */
export async function listDiscards(
  sql: Reader,
  actor: Actor,
  asked: DiscardsAsked,
): Promise<{ readonly items: DiscardLine[]; readonly next: string | null }> {
  mustReadDiscards(actor)
  const from = fromLocalText(`${asked.from}T00:00`)
  const until = fromLocalText(`${fromDayNumber(toDayNumber(asked.to) + 1)}T00:00`)
  const behind = asked.after
    ? sql`and (discarded_at, id) < (select discarded_at, id from offline_discards where id = ${asked.after})`
    : sql``
  const rows = await sql<DiscardLine[]>`
    select id, agency_id, desk_id, kind, code, taken_at, reason, refusal, discarded_by, discarded_at
    from offline_discards
    where discarded_at >= ${from} and discarded_at < ${until} ${behind}
    order by discarded_at desc, id desc limit ${asked.limit + 1}`
  const items = rows.slice(0, asked.limit).map((row) => ({ ...row, reason: maskNumbers(row.reason) }))
  return { items, next: rows.length > asked.limit ? (items.at(-1)?.id ?? null) : null }
}

/** Who answers for a desk: its officers and their leader; and the city, which watches. */
function mustReadDiscards({ posts, sees }: Actor): void {
  if (sees === 'city' || posts.some(({ role }) => role === 'desk_officer' || role === 'centre_leader')) return
  throw forbidden('not_your_discards', {
    vi: 'Danh sách việc đã bỏ dành cho công chức một cửa, lãnh đạo trung tâm và thành phố.',
    en: 'What was discarded is for desk officers, the centre’s leader and the city.',
  })
}

/** Nine to thirteen digits, in groups or not; with dashes only a phone's, since codes of dossiers have them, too. */
const LONG_NUMBER = /(?<![\w.-])(?:\+?\d(?:[ .]?\d){8,12}|0\d{2,3}-\d{3}-?\d{3,4})(?![\w-])/g

/** A sum: groups of three behind points, and the money's name behind it; "đồng ý", "đồng chí" and the like are none. */
const SUM = /^[1-9]\d{0,2}(\.\d{3})+$/
const MONEY = /^\s?(đồng(?!\s+(ý|chí|nghiệp|sở|thời|hương|thuận|đội|bào|tác))|đ|vnđ|vnd)(?!\p{L})/iu

/** Least disclosure: numbers as long as a phone's or a person's by their last three digits; a dossier's code and a sum of money stay. */
export function maskNumbers(words: string): string {
  return words.replace(LONG_NUMBER, (found, at: number) => {
    if (SUM.test(found) && MONEY.test(words.slice(at + found.length))) return found
    const digits = found.replace(/\D/g, '')
    return `${'•'.repeat(digits.length - 3)}${digits.slice(-3)}`
  })
}
