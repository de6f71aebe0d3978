import { rankPeople, type Trail } from './follow-units.ts'
import { describeUnit, type Unit } from './unit.ts'
import type { Candidate } from './where-to-go-answer.ts'

/**
 * The units the trails lead to, as candidates: the present bearer of the name first, then Hà Nội's, then
 * those that took most people, then by name.
 */
export function candidatesOf(targets: readonly Unit[], trails: readonly Trail[]): Candidate[] {
  const byTarget = Map.groupBy(trails, ({ target }) => target)
  return targets.map((unit) => candidate(unit, byTarget.get(unit.id) ?? [])).toSorted(inOrder)
}

function candidate(unit: Unit, trails: readonly Trail[]): Candidate {
  const from = trails.filter(({ isItself }) => !isItself)
  const took = from
    .map((trail) => trail.took_people)
    .toSorted((one, two) => rankPeople(one) - rankPeople(two))
  return {
    ...unit,
    is_present_name: trails.some(({ isItself }) => isItself),
    took_people: took[0] ?? null,
    from: from.map(({ origin, extent, took_people, legal_basis, clause }) => {
      const { id: unit_id, code } = origin
      return { unit_id, code, name: describeUnit(origin), extent, took_people, legal_basis, clause }
    }),
  }
}

const byName = new Intl.Collator('vi')

function inOrder(one: Candidate, two: Candidate): number {
  const [ones, twos] = [ranks(one), ranks(two)]
  const differing = ones.findIndex((value, index) => value !== twos[index])
  return differing < 0 ? byName.compare(one.name, two.name) : (ones[differing] ?? 0) - (twos[differing] ?? 0)
}

function ranks(unit: Candidate): number[] {
  const province = unit.kind === 'province' ? unit.code : unit.province?.code
  const isBearer = unit.is_present_name && unit.kind === 'commune'
  return [province === '01' ? 0 : 1, isBearer ? 0 : 1, rankPeople(unit.took_people)]
}
