import { ableSigners, type AbleSigner, type SigningFacts } from '#modules/authority'

/** Procedures for which the same people sign, so that one judgement serves them all. */
type Group = { readonly codes: readonly string[]; readonly able: readonly AbleSigner[] }

/**
 * Who signs which procedures at a moment: procedures that no line of the matrix and no delegation names share one
 * judgement; the others are grouped by those that name them.
 */
export function signingGroups(
  facts: SigningFacts,
  asked: { readonly codes: readonly string[]; readonly unit: number; readonly at: string },
): readonly Group[] {
  const named = new Map<string, string[]>()
  const name = (code: string, id: string): void => {
    const there = named.get(code)
    if (there) there.push(id)
    else named.set(code, [id])
  }
  for (const row of facts.competences) if (row.procedure_code) name(row.procedure_code, row.id)
  for (const row of facts.delegations) for (const code of row.procedures ?? []) name(code, row.id)
  const groups = Map.groupBy(asked.codes, (code) => named.get(code)?.join() ?? '')
  return [...groups.values()].map((codes) => {
    const question = {
      actor: '',
      procedure: codes[0] ?? '',
      case: null,
      unit: asked.unit,
      money: 0,
      drafter: null,
    }
    return { codes, able: ableSigners(question, facts, asked.at) }
  })
}
