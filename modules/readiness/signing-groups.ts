import { ableSigners, type AbleSigner, type SigningFacts } from '#modules/authority'

/** Procedures for which the same people sign, so that one judgement serves them all. */
type Group = { readonly codes: readonly string[]; readonly able: readonly AbleSigner[] }

/** A procedure with the keys of its cases (a dossier of it is one of them or, mostly, of none) and the largest sum it may be about. */
export type Signed = { readonly code: string; readonly cases: readonly string[]; readonly money: number }

/** What is signed: a procedure in a case that a line of the matrix names, or otherwise. */
type Matter = { readonly code: string; readonly case: string | null; readonly money: number }

/**
 * Who signs which procedures at a moment, also for the largest sum they may be about: matters of the same sum that no line of the matrix and no delegation names share one
 * judgement; the others are grouped by those that name them. A procedure stands in several groups where its cases are
 * signed by different people.
 */
export function signingGroups(
  facts: SigningFacts,
  asked: { readonly procedures: readonly Signed[]; readonly unit: number; readonly at: string },
): readonly Group[] {
  const lines = Map.groupBy(
    facts.competences.filter((row) => row.procedure_code !== null),
    (row) => row.procedure_code,
  )
  const given = new Map<string, string[]>()
  for (const { id, procedures } of facts.delegations)
    for (const code of procedures ?? []) given.set(code, [...(given.get(code) ?? []), id])
  const namedBy = ({ code, case: key, money }: Matter): string =>
    [
      { id: String(money) },
      ...(lines.get(code) ?? []).filter((row) => row.case_key === null || row.case_key === key),
      ...(given.get(code) ?? []).map((id) => ({ id })),
    ]
      .map(({ id }) => id)
      .join()
  const matters = asked.procedures.flatMap((one) =>
    mattersOf(one, new Set((lines.get(one.code) ?? []).flatMap((row) => row.case_key ?? []))),
  )
  return [...Map.groupBy(matters, namedBy).values()].map((group) => {
    const [first] = group
    const question = {
      ...{ actor: '', procedure: first?.code ?? '', case: first?.case ?? null },
      ...{ unit: asked.unit, money: first?.money ?? 0, drafter: null },
    }
    const codes = [...new Set(group.map(({ code }) => code))]
    return { codes, able: ableSigners(question, facts, asked.at) }
  })
}

/** The ordinary matter of a procedure, and each of its cases that a line names. */
function mattersOf({ code, cases, money }: Signed, named: ReadonlySet<string>): Matter[] {
  return [null, ...cases.filter((key) => named.has(key))].map((key) => ({ code, case: key, money }))
}
