import { dayOf } from '#platform/dates.ts'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'

/** A code's fixed part and the width of its running number: `TD.H26.00166-261122-` and 4. */
export type CodePattern = { readonly prefix: string; readonly width: number }

/**
 * Mã hồ sơ: how the receiving agency writes today's codes (TT 03/2025 Đ13). Patterns are data, such as
 * `H26.{unit}-{yymmdd}-{0000}`; nothing is ever read back out of a code.
 */
export async function codePattern(
  work: Work,
  reception: { agency_id: string; unit_code: string },
): Promise<CodePattern> {
  const today = dayOf(work.now)
  const [row] = await work.trx<{ pattern: string }[]>`
    select pattern from code_patterns
    where (agency_id = ${reception.agency_id} or agency_id is null) and valid_from <= ${today}
    order by agency_id nulls last, valid_from desc limit 1`
  if (!row) throw new Error('the house has no pattern for dossier codes')
  return expandPattern(row.pattern, { unit: reception.unit_code, day: today })
}

/** Agencies with a pattern of codes of their own on a day; null among them: the house's pattern serves everybody. */
export async function listPatternAgencies(sql: Reader, on: string): Promise<ReadonlySet<string | null>> {
  const rows = await sql<{ agency_id: string | null }[]>`
    select distinct agency_id from code_patterns where valid_from <= ${on}`
  return new Set(rows.map((row) => row.agency_id))
}

/** Fills unit and day into a pattern; the run of zeros in braces is the running number. */
function expandPattern(pattern: string, today: { unit: string; day: string }): CodePattern {
  const yymmdd = today.day.slice(2).replaceAll('-', '')
  const [, head = '', zeros = '0000'] = /^(.*)\{(0+)\}$/.exec(pattern) ?? []
  return { prefix: head.replace('{unit}', today.unit).replace('{yymmdd}', yymmdd), width: zeros.length }
}
