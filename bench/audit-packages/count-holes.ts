/** What the registry said of a lock file. */
export type Asked =
  | { readonly kind: 'unanswered'; readonly why: string }
  | { readonly kind: 'answered'; readonly total: number; readonly by: Readonly<Record<string, number>> }

type Report = {
  readonly message?: string
  readonly error?: { readonly summary?: string }
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> }
}

/** Reads what `npm audit --json` wrote; whatever is no report of holes is no answer, never "none". */
export function countHoles(said: string): Asked {
  let report: Report
  try {
    report = JSON.parse(said)
  } catch {
    return { kind: 'unanswered', why: said.trim().split('\n')[0] || 'nothing was said' }
  }
  const found = report.metadata?.vulnerabilities
  if (!found) return { kind: 'unanswered', why: report.message ?? report.error?.summary ?? 'no report' }
  const by = Object.fromEntries(
    Object.entries(found).filter(([name, count]) => name !== 'total' && count > 0),
  )
  return { kind: 'answered', total: Object.values(by).reduce((sum, count) => sum + count, 0), by }
}
