import type { Trx } from '#platform/database.ts'
import { idOfUnit, knownUnits } from './known-units.ts'
import type { Plan } from './plan.ts'
import { newUnits } from './territory.ts'

/** A unit as a plan speaks of it. */
export type NamedUnit = { readonly id: number; readonly code: string; readonly name: string }

/** The units of a plan by their ids: old ones, districts, and new ones, whether they are there yet or not. */
export async function nameUnits(
  trx: Trx,
  { document, digest }: Pick<Plan, 'document' | 'digest'>,
): Promise<ReadonlyMap<number, NamedUnit>> {
  const known = await knownUnits(trx, document)
  const names = new Map(document.changes.map(({ new_code, new_name }) => [new_code, new_name]))
  const olds = [...known.districts, ...known.before].map(([code, { id, full_name }]): NamedUnit => ({
    id,
    code,
    name: full_name,
  }))
  const news = [...newUnits(document.changes, known, (code) => idOfUnit(digest, code))].map(
    ([code, { unit_id: id }]): NamedUnit => ({ id, code, name: names.get(code) ?? code }),
  )
  return new Map([...news, ...olds].map((unit) => [unit.id, unit]))
}
