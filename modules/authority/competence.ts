import { Type, type Static } from 'typebox'
import { POSITIONS, type Position } from '#modules/people'

const Day = Type.String({ format: 'date' })
const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Cấp: whose committee decides. */
export const TIERS = ['commune', 'city'] as const
export type Tier = (typeof TIERS)[number]

/** Một dòng ma trận thẩm quyền: this position signs these results from this day on; null means every one. */
export const Competence = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    procedure_code: maybe(Type.String()),
    case_key: maybe(Type.String()),
    tier: Type.Enum([...TIERS]),
    agency_id: maybe(Type.String({ format: 'uuid' })),
    position: Type.Enum([...POSITIONS]),
    own_draft: Type.Enum(['forbidden', 'allowed']),
    collective: Type.Boolean(),
    legal_basis: Type.String(),
    derived: Type.Boolean(),
    valid_from: Day,
    valid_to: maybe(Day),
  },
  { $id: 'Competence' },
)
export type Competence = Static<typeof Competence>

/** What is to be signed, as far as the matrix asks. */
export type Matter = {
  readonly procedure: string
  readonly case: string | null
  readonly agency: string
  readonly tier: Tier
}

function covers(row: Competence, matter: Matter): boolean {
  return (
    row.tier === matter.tier &&
    (row.agency_id === null || row.agency_id === matter.agency) &&
    (row.procedure_code === null || row.procedure_code === matter.procedure) &&
    (row.case_key === null || row.case_key === matter.case)
  )
}

/** How narrowly a row speaks: a case before a procedure, a procedure before an agency, a declared row before a derived one. */
function narrowness(row: Competence): number {
  const named = [row.case_key !== null, row.procedure_code !== null, row.agency_id !== null, !row.derived]
  return named.reduce((sum, is) => sum * 2 + (is ? 1 : 0), 0)
}

/** The rows that decide a matter on a day: of all that cover it, the narrowest. */
function decidingRows(rows: readonly Competence[], matter: Matter, day: string): Competence[] {
  const inForce = rows.filter(
    (row) => covers(row, matter) && row.valid_from <= day && (row.valid_to === null || day < row.valid_to),
  )
  const narrowest = Math.max(-1, ...inForce.map(narrowness))
  return inForce.filter((row) => narrowness(row) === narrowest)
}

/** The row that lets a position sign a matter on a day; null where another position is competent. */
export function competenceOf(
  rows: readonly Competence[],
  matter: Matter,
  asked: { readonly position: Position; readonly day: string },
): Competence | null {
  return decidingRows(rows, matter, asked.day).find((row) => row.position === asked.position) ?? null
}
