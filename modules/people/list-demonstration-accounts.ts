import type { Reader } from '#platform/database.ts'

/** An account of the demonstration as its list shows it. */
export type DemonstrationAccount = {
  readonly name: string
  readonly kind: 'officer' | 'citizen'
  readonly full_name: string
  readonly title: string
}

/** Every account of the demonstration, officers first; real accounts are never among them. */
export function listDemonstrationAccounts(sql: Reader): Promise<readonly DemonstrationAccount[]> {
  return sql<DemonstrationAccount[]>`
    select name, kind, full_name, title from accounts where is_demonstration and closed_at is null
    order by kind desc, name`
}
