import { whereToGo } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { Refusal } from '#platform/refusal.ts'
import { say, type Language } from '#platform/text.ts'

/** Where an address printed on a card lies today: said, and named where there is no doubt. Somebody takes it or not. */
export type ProposedPlace = {
  readonly told: string
  readonly unit?: { readonly code: string; readonly name: string }
}

type Asking = { readonly on: string; readonly language: Language }

const MOST_NAMED = 4
const LONGEST = 200

/** Địa chỉ in trên thẻ nay thuộc đâu: the printed words stay as they are; null where they name no place known here. */
export async function proposePlace(
  sql: Reader,
  printed: string,
  { on, language }: Asking,
): Promise<ProposedPlace | null> {
  // The places stand last; houses and streets before them may be long.
  const q = printed.split(',').slice(-4).join(',').trim().slice(-LONGEST)
  if (q === '') return null
  const answer = await whereToGo(sql, { q, on }).catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (!answer) return null
  if (answer.decided) {
    const { code, full_name } = answer.unit
    const told = {
      vi: `Địa chỉ in trên thẻ nay thuộc ${full_name}.`,
      en: `The address on the card now lies in ${full_name}.`,
    }
    return { told: say(told, language), unit: { code, name: full_name } }
  }
  const { candidates } = answer
  if (candidates.length === 0 || ['nothing', 'misspelt', 'not_exactly'].includes(answer.how.code)) return null
  const names = candidates.slice(0, MOST_NAMED).map(({ full_name }) => full_name)
  const rest = candidates.length - names.length + answer.more
  const more = rest > 0 ? { vi: ` và ${rest} nơi nữa`, en: ` and ${rest} more` } : { vi: '', en: '' }
  const told = {
    vi: `Địa chỉ in trên thẻ nay có thể thuộc ${names.join(', ')}${more.vi}: hãy hỏi người nộp.`,
    en: `The address on the card may now lie in ${names.join(', ')}${more.en}: ask the person.`,
  }
  return { told: say(told, language) }
}
