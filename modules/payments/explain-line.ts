import type { Matched } from './bank-line.ts'

/** What a dossier asks for when a line names it; amounts in đồng. `held` came by earlier lines that were too small. */
export type Asked = {
  readonly due: number
  readonly paid: number
  readonly held: number
  /** Withdrawn, stopped, refused or handed over: it takes no payment any more. */
  readonly isEnded: boolean
}

/** Why money came, and what was still asked for. */
export type Explained = { readonly matched: Matched; readonly remaining: number | null }

/** Đối chiếu: explains one line by the dossier it names; null where it names none. */
export function explainLine(amount: number, asked: Asked | null): Explained {
  if (!asked) return { matched: 'unknown', remaining: null }
  const { due, paid, held } = asked
  if (due > 0 && paid >= due) return { matched: 'duplicate', remaining: 0 }
  if (asked.isEnded) return { matched: 'late', remaining: 0 }
  const remaining = due - paid - held
  if (amount === remaining) return { matched: 'exact', remaining }
  return { matched: amount < remaining ? 'partial' : 'over', remaining }
}
