import { isDeepStrictEqual } from 'node:util'
import { jsonOf, type Reader } from '#platform/database.ts'
import { conflict, notFound } from '#platform/refusal.ts'
import type { ChainRule } from './chain-rule.ts'

/** Every chain there ever was, by its first day. */
export async function listChainRules(sql: Reader): Promise<readonly ChainRule[]> {
  const rows = await sql<{ rule: ChainRule }[]>`select rule from chain_rules order by valid_from, key`
  return rows.map(({ rule }) => rule)
}

/** The chains that a procedure opens on a day. */
export async function chainsOpenedBy(sql: Reader, code: string, on: string): Promise<readonly ChainRule[]> {
  const rows = await sql<{ rule: ChainRule }[]>`
    select rule from chain_rules
    where rule -> 'links' -> 0 ->> 'procedure' = ${code}
      and valid_from <= ${on} and coalesce(rule ->> 'valid_to', '9999') > ${on}
    order by key, valid_from`
  return rows.map(({ rule }) => rule)
}

/** A chain as it was when it was opened. */
export async function getChainRule(
  sql: Reader,
  { key, valid_from }: Pick<ChainRule, 'key' | 'valid_from'>,
): Promise<ChainRule> {
  const [row] = await sql<{ rule: ChainRule }[]>`
    select rule from chain_rules where key = ${key} and valid_from = ${valid_from}`
  if (row) return row.rule
  throw notFound('chain', { vi: 'Không có nhóm thủ tục liên thông này.', en: 'There is no such chain.' })
}

/** Lands chains; of a landed one only the last day may still be set. Answers how many rows are new or ended. */
export async function landChains(sql: Reader, rules: readonly ChainRule[]): Promise<number> {
  const landed = new Map((await listChainRules(sql)).map((rule) => [idOf(rule), rule]))
  const edited = rules.find((rule) => {
    const before = landed.get(idOf(rule))
    return before && !isDeepStrictEqual({ ...before, valid_to: null }, { ...rule, valid_to: null })
  })
  if (edited) throw changedUnderLanded(edited)
  const changed = rules.filter((rule) => !isDeepStrictEqual(landed.get(idOf(rule)), rule))
  if (changed.length === 0) return 0
  const rows = jsonOf(sql, changed)
  const written = await sql`
    insert into chain_rules (key, valid_from, rule)
    select rule ->> 'key', (rule ->> 'valid_from')::date, rule from jsonb_array_elements(${rows}::jsonb) as rule
    on conflict (key, valid_from) do update set rule = excluded.rule`
  return written.count
}

function idOf({ key, valid_from }: ChainRule): string {
  return `${key}@${valid_from}`
}

function changedUnderLanded({ key, valid_from }: ChainRule) {
  return conflict('chain_landed', {
    vi: `Chuỗi liên thông "${key}" từ ${valid_from} đã áp dụng và không được sửa; chỉ được ghi ngày hết hiệu lực rồi thêm dòng mới.`,
    en: `The chain "${key}" of ${valid_from} has landed and must not change; set its last day and add a new row.`,
  })
}
