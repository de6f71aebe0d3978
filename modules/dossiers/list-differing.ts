import type { Reader } from '#platform/database.ts'

/** A result that waits because its paper is not the signed one, and since when. */
export type Differing = { readonly id: string; readonly unit_id: number; readonly at: string }

/**
 * Bản giấy khác, chưa trả: what somebody still has to compare or settle. Handed over or settled, a difference stays on the
 * record and is nobody's work; the index holds what stands alone.
 */
export function listDiffering(sql: Reader): Promise<Differing[]> {
  return sql<Differing[]>`
    select id, unit_id, (paper_check ->> 'at')::timestamptz as at from dossiers
    where paper_check is not null and delivery = 'ready' and paper_check -> 'settled' = 'null'::jsonb
    order by id`
}
