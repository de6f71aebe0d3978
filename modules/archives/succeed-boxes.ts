import { recordEvent, SYSTEM } from '#modules/record'
import type { Json, Trx } from '#platform/database.ts'

/** A box as it was held before the house gave it on. */
export type BoxBefore = { readonly id: string; readonly agency_id: string }

type Asked = {
  /** Agencies whose boxes go, each with the one that holds them from now on. */
  readonly pairs: readonly { readonly from: string; readonly to: string }[]
  /** Only these boxes; null: whatever lies there. */
  readonly boxes: readonly string[] | null
  readonly reason: string
  readonly now: string
  readonly limit: number
}

type HandedOver = {
  readonly id: string
  readonly from_agency_id: string
  readonly to_agency_id: string
  readonly boxes: number
}

/**
 * Hộp lưu trữ về nơi kế thừa: boxes go from agencies to others, at most so many, with one record of each pair that names every
 * box and every file as they were listed. Answers who held them before.
 */
export async function succeedBoxes(
  trx: Trx,
  { pairs, boxes, reason, now, limit }: Asked,
): Promise<readonly BoxBefore[]> {
  const given: Json = pairs.filter(({ from, to }) => from !== to).map((pair) => ({ ...pair }))
  const was = await trx<(BoxBefore & { readonly to: string })[]>`
    select b.id, b.agency_id, g.to from archive_boxes b
      join jsonb_to_recordset(${trx.json(given)}::jsonb) as g ("from" uuid, "to" uuid) on g.from = b.agency_id
    where ${boxes === null} or b.id = any (${[...(boxes ?? [])]}::uuid[])
    order by b.agency_id, b.id limit ${limit} for update of b`
  if (was.length === 0) return []
  const going: Json = was.map(({ id, agency_id, to }) => ({ id, agency_id, to }))
  const records = await trx<HandedOver[]>`
    with given as (
      select * from jsonb_to_recordset(${trx.json(going)}::jsonb) as g (id uuid, agency_id uuid, "to" uuid)
    ), moved as (
      update archive_boxes b set agency_id = g.to, since = ${now}, version = b.version + 1
      from given g where b.id = g.id
      returning b.id, g.agency_id as from_agency_id, g.to as to_agency_id, b.code,
        jsonb_build_object('code', b.code, 'title', b.title, 'shelf', b.shelf, 'files', b.files) as words
    )
    insert into archive_hand_overs (id, from_agency_id, to_agency_id, box_ids, inventory, reason, at)
    select gen_random_uuid(), from_agency_id, to_agency_id, array_agg(id order by length(code), code),
      jsonb_agg(words order by length(code), code), ${reason}, ${now}
    from moved group by from_agency_id, to_agency_id
    returning id, from_agency_id, to_agency_id, cardinality(box_ids) as boxes`
  for (const { id, from_agency_id, to_agency_id, boxes: handed } of records)
    await recordEvent(
      { trx, actor: SYSTEM, now, key: null },
      {
        ...{ module: 'archives', noun: 'archive_hand_over', noun_id: id, noun_version: 1, act: 'hand_over' },
        ...{ agency_id: from_agency_id, unit_id: null, data: { to_agency: to_agency_id, boxes: handed } },
      },
    )
  return was.map(({ id, agency_id }) => ({ id, agency_id }))
}
