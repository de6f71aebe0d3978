import type { Reader } from '#platform/database.ts'
import type { Text } from '#platform/text.ts'

/** In whose hands originals are. */
export const HOLDERS = {
  officer: { vi: 'Cán bộ giữ', en: 'In an officer’s hands' },
  agency: { vi: 'Trong tủ hồ sơ của cơ quan', en: 'In an agency’s cupboard' },
  archive: { vi: 'Lưu cùng hồ sơ', en: 'Filed with the dossier' },
  courier: { vi: 'Đang trên đường', en: 'On the way' },
  citizen: { vi: 'Đã trả người dân', en: 'Given back to the citizen' },
} as const satisfies Record<string, Text>

/** Ai giữ trước, ai giữ sau: papers the plan gave on, by kind of holder. */
export type HoldersLine = {
  readonly holder: keyof typeof HOLDERS
  readonly before: number
  readonly after: number
}

/** What a plan did with originals: how many papers and slips it gave on, and who held these before and has them now. */
export type CustodyCounts = {
  readonly originals_moved: number
  readonly slips_moved: number
  readonly holders: readonly HoldersLine[]
}

/** Counts by the book of custody: every paper as it was before the plan, and as it is now. */
export async function countCustody(sql: Reader, plan: string): Promise<CustodyCounts> {
  const [row] = await sql<CustodyCounts[]>`
    with kept as (
      select o.id, b.was ->> 'holder' as before, o.holder as after
      from reorganisation_before b left join originals o on o.id = b.key::uuid
      where b.plan_id = ${plan} and b.noun = 'original'
    ), counted as (
      select holder, sum(before)::int as before, sum(after)::int as after from (
        select before as holder, 1 as before, 0 as after from kept
        union all select after, 0, 1 from kept where after is not null) both_ways group by holder
    )
    select (select count(*)::int from kept) as originals_moved,
      (select count(*)::int from reorganisation_before where plan_id = ${plan} and noun = 'slip') as slips_moved,
      coalesce((select jsonb_agg(to_jsonb(counted) order by holder) from counted), '[]') as holders`
  return row ?? { originals_moved: 0, slips_moved: 0, holders: [] }
}
