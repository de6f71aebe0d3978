import { fold } from '#platform/text.ts'
import { versionOn, type Catalogue } from './catalogue.ts'
import type { ProcedureVersion } from './procedure-version.ts'

/** What an administrator has to find out about a procedure. */
export const UNKNOWNS = [
  'version',
  'limit',
  'papers',
  'fee',
  'channels',
  'applicants',
  'result',
  'code',
] as const
export type Unknown = (typeof UNKNOWNS)[number]

/** One line of the administrator's work list; the most asked procedures first. */
export type UnknownLine = {
  readonly code: string
  readonly name: string
  readonly field: string
  readonly popularity: number
  readonly missing: readonly Unknown[]
}

/** What the list is narrowed to; `q` is a code or words of the name, with or without accents. */
export type UnknownFilter = {
  readonly on: string
  readonly missing?: Unknown
  readonly field?: string
  readonly q?: string
}

function missingOf({ definition }: ProcedureVersion, isVerified: boolean): Unknown[] {
  const noted = (at: string) => definition.unknown.some((one) => one.at === at)
  const found: Record<Unknown, boolean> = {
    version: false,
    limit: definition.limits.some((row) => row.limit.unit === 'unknown'),
    papers: noted('/papers') || definition.papers.length === 0,
    fee: definition.fees.some((row) => row.rule.by === 'unknown'),
    channels: noted('/channels'),
    applicants: noted('/applicants'),
    result: noted('/result'),
    code: !isVerified,
  }
  return UNKNOWNS.filter((one) => found[one])
}

/** The administrator's work list: what nobody has published or confirmed, per procedure, and how often each. */
export function listUnknowns(catalogue: Catalogue, { on, missing, field, q = '' }: UnknownFilter) {
  const words = fold(q).split(' ')
  const all = [...catalogue.entries.values()].map((entry): UnknownLine => {
    const version = versionOn(catalogue, entry.code, on)
    const { code, name, popularity } = entry
    const open = version ? missingOf(version, entry.is_verified) : (['version'] as const)
    return { code, name, field: entry.field, popularity, missing: open }
  })
  const counts = Object.fromEntries(
    UNKNOWNS.map((one) => [one, all.filter((line) => line.missing.includes(one)).length]),
  )
  const items = all
    .filter((line) => (missing === undefined ? line.missing.length > 0 : line.missing.includes(missing)))
    .filter((line) => field === undefined || line.field === field)
    .filter(({ code, name }) => words.every((word) => fold(`${code} ${name}`).includes(word)))
    .sort((one, other) => other.popularity - one.popularity || one.code.localeCompare(other.code))
  return { items, counts }
}
