import type { Reader } from '#platform/database.ts'
import { describeUnit } from './unit.ts'
import { selectUnitsById } from './units-store.ts'
import type { Origin } from './where-to-go-answer.ts'
import { selectOrigins } from './where-to-go-store.ts'

/** The old units that a unit was made of, wholly or in part, with the paragraph that says so; by name. */
export async function listOrigins(sql: Reader, unitId: number): Promise<readonly Origin[]> {
  const steps = await selectOrigins(sql, unitId)
  if (steps.length === 0) return []
  const [{ effective_on } = { effective_on: '' }] = steps
  const olds = await selectUnitsById(
    sql,
    steps.map((step) => step.old_unit_id),
    effective_on,
  )
  return steps
    .flatMap((step): Origin[] => {
      const unit = olds.find(({ id }) => id === step.old_unit_id)
      if (!unit) return []
      const { extent, receives_population: took_people, legal_basis, clause } = step
      return [
        {
          unit_id: unit.id,
          code: unit.code,
          name: describeUnit(unit),
          extent,
          took_people,
          legal_basis,
          clause,
        },
      ]
    })
    .toSorted((one, two) => one.name.localeCompare(two.name, 'vi'))
}
