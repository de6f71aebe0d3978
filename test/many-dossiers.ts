import type { House } from '#db/house.ts'

/** A dossier made many times over, with what is asked for in đồng. */
export type Copied = { readonly code: string; readonly fee_due: number }

/** Makes copies of an accepted dossier with codes and fees of their own, faster than filing each. */
export async function copyDossier(house: House, code: string, copies: readonly Copied[]): Promise<void> {
  const rows = house.owner.json(copies.map((copy) => ({ ...copy })))
  await house.owner`
    insert into dossiers
    select (jsonb_populate_record(d, to_jsonb(c) || jsonb_build_object('id', gen_random_uuid()))).*
    from dossiers d, jsonb_to_recordset(${rows}::jsonb) as c (code text, fee_due int)
    where d.code = ${code}`
}
