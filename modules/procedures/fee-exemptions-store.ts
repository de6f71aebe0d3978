import { isDeepStrictEqual } from 'node:util'
import type { Reader } from '#platform/database.ts'
import { conflict } from '#platform/refusal.ts'
import type { FeeExemption } from './fee-exemption.ts'

/** Every exemption there ever was, by its first day. */
export async function listExemptions(sql: Reader): Promise<readonly FeeExemption[]> {
  const rows = await sql<{ rule: FeeExemption }[]>`select rule from fee_exemptions order by valid_from, key`
  return rows.map(({ rule }) => rule)
}

/** Lands exemptions; of a landed one only the last day may still be set. Answers how many rows are new or ended. */
export async function landExemptions(sql: Reader, rules: readonly FeeExemption[]): Promise<number> {
  const landed = new Map((await listExemptions(sql)).map((rule) => [idOf(rule), rule]))
  const edited = rules.find((rule) => {
    const before = landed.get(idOf(rule))
    return before && !isDeepStrictEqual({ ...before, valid_to: null }, { ...rule, valid_to: null })
  })
  if (edited) throw changedUnderLanded(edited)
  const changed = rules.filter((rule) => !isDeepStrictEqual(landed.get(idOf(rule)), rule))
  if (changed.length === 0) return 0
  const rows = sql.json(changed.map((rule) => ({ ...rule })))
  const written = await sql`
    insert into fee_exemptions (key, valid_from, rule)
    select rule ->> 'key', (rule ->> 'valid_from')::date, rule from jsonb_array_elements(${rows}::jsonb) as rule
    on conflict (key, valid_from) do update set rule = excluded.rule`
  return written.count
}

function idOf({ key, valid_from }: FeeExemption): string {
  return `${key}@${valid_from}`
}

function changedUnderLanded({ key, valid_from }: FeeExemption) {
  return conflict('exemption_landed', {
    vi: `Miễn, giảm "${key}" từ ${valid_from} đã áp dụng và không được sửa; chỉ được ghi ngày hết hiệu lực rồi thêm dòng mới.`,
    en: `The exemption "${key}" of ${valid_from} has landed and must not change; set its last day and add a new row.`,
  })
}
