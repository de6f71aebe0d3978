import { dropPosts } from '#modules/people'
import type { Role } from '#modules/record'
import type { Random } from '#modules/simulation'
import type { Sql } from '#platform/database.ts'

/** What is put wrong on purpose. */
export const MISTAKES = ['no_clerk', 'no_signer', 'no_desk', 'no_specialist', 'no_cashier', 'slow'] as const
export type MistakeKind = (typeof MISTAKES)[number]

/** A mistake in one commune. */
export type Mistake = { readonly commune: string; readonly kind: MistakeKind }

/** What each mistake is called. */
export const MISTAKE_TEXT: Readonly<Record<MistakeKind, { readonly vi: string; readonly en: string }>> = {
  no_clerk: { vi: 'không có văn thư', en: 'no clerk' },
  no_signer: { vi: 'không có người ký', en: 'no signer' },
  no_desk: { vi: 'không có công chức một cửa', en: 'no desk officer' },
  no_specialist: { vi: 'không có chuyên viên', en: 'no specialist' },
  no_cashier: { vi: 'không có thu ngân', en: 'no cashier' },
  slow: { vi: 'làm chậm gấp ba', en: 'three times slower' },
}

const ROLES: Readonly<Record<Exclude<MistakeKind, 'slow'>, Role>> = {
  no_clerk: 'clerk',
  no_signer: 'signer',
  no_desk: 'desk_officer',
  no_specialist: 'specialist',
  no_cashier: 'cashier',
}

/** Takes posts away in so many communes of a rehearsal's house, or makes people slow; answers what was done where. */
export async function seedMistakes(
  owner: Sql,
  communes: readonly { readonly id: number; readonly code: string }[],
  asked: { readonly count: number; readonly random: Random },
): Promise<Mistake[]> {
  const { count, random } = asked
  const left = [...communes]
  const made: Mistake[] = []
  for (let number = 0; number < count && left.length > 0; number += 1) {
    const [commune] = left.splice(random.between(0, left.length - 1), 1)
    const kind = MISTAKES[number % MISTAKES.length]
    if (!commune || !kind) continue
    if (kind !== 'slow') {
      await dropPosts(owner, { unit: commune.id, role: ROLES[kind] })
    }
    made.push({ commune: commune.code, kind })
  }
  return made
}
