import { bansOf, getVersion, type ProcedureVersion } from '#modules/procedures'
import type { Reader } from '#platform/database.ts'
import type { Text } from '#platform/text.ts'
import type { Dossier } from './dossier.ts'
import { hindrancesOfMove, MOVABLE } from './hindrances-of-move.ts'

/** A dossier that a version would move, or why it stays. */
export type MoveLine = {
  readonly code: string
  readonly business: Dossier['business']
  readonly stays: readonly Text[]
}

/** What a version would do to the running dossiers of its procedure: all counted, some of each kind named. */
export type MovePreview = {
  /** Running dossiers that hold another version. */
  readonly running: number
  /** Those that fit the new version. */
  readonly moves: number
  /** Those nothing is decided about that do not fit, and why. */
  readonly stays: number
  /** Those proposed, signed or waiting to be handed over: never moved. */
  readonly decided: number
  readonly lines: readonly MoveLine[]
}

/** The version that would be moved to; a draft has no row yet. */
export type MoveTarget = Pick<ProcedureVersion, 'id' | 'code' | 'definition'>

const PAGE = 500
const EXAMPLES = 20

/** Undecided dossiers of a procedure with another version, in pages by when they were filed; each with why it stays. */
export async function* walkMovable(sql: Reader, to: MoveTarget): AsyncGenerator<readonly MoveLine[]> {
  const bans = await bansOf(sql, to.code)
  for (let after: Pick<Dossier, 'submitted_at' | 'id'> | undefined; ;) {
    const rows: readonly Dossier[] = await sql<Dossier[]>`
      select * from dossiers where procedure_code = ${to.code} and procedure_version_id <> ${to.id}
        and business = any (${[...MOVABLE]}::text[])
        ${after ? sql`and (submitted_at, id) > (${after.submitted_at}, ${after.id})` : sql``}
      order by submitted_at, id limit ${PAGE}`
    const page: MoveLine[] = []
    for (const row of rows) {
      const from = await getVersion(sql, row.procedure_version_id)
      page.push({ code: row.code, business: row.business, stays: hindrancesOfMove(row, { from, to, bans }) })
    }
    yield page
    after = rows.at(-1)
    if (rows.length < PAGE) return
  }
}

/** Shows what a version would do to the running dossiers, whether it moves them or offers itself. Writes nothing. */
export async function previewMove(sql: Reader, to: MoveTarget): Promise<MovePreview> {
  const [row] = await sql<{ running: number; decided: number }[]>`
    select count(*)::int as running, (count(*) filter (where business <> all (${[...MOVABLE]}::text[])))::int as decided
    from dossiers where procedure_code = ${to.code} and procedure_version_id <> ${to.id}
      and business not in ('refused', 'withdrawn', 'stopped') and delivery <> 'delivered'`
  const examples: { moves: MoveLine[]; stays: MoveLine[] } = { moves: [], stays: [] }
  const counts = { moves: 0, stays: 0 }
  for await (const page of walkMovable(sql, to)) {
    for (const line of page) {
      const kind = line.stays.length === 0 ? 'moves' : 'stays'
      counts[kind] += 1
      if (examples[kind].length < EXAMPLES) examples[kind].push(line)
    }
  }
  const { running = 0, decided = 0 } = row ?? {}
  return { running, decided, ...counts, lines: [...examples.moves, ...examples.stays] }
}
