import type { Officer, Position } from '#modules/people'
import type { Role } from '#modules/record'
import { actsFor, type Agency } from '#modules/units'
import type { Rules } from './plan-rules.ts'
import type { Territory } from './territory.ts'

/** A post that an officer of a closing agency is given where its office went. */
export type FollowingPost = {
  readonly account_id: string
  readonly name: string
  readonly role: Role
  readonly position: Position | null
  readonly agency_id: string
  readonly unit_id: number
  readonly wall: readonly string[]
  /** The post he had; null where the plan appoints him anew. */
  readonly from_agency_id: string | null
}

type Asked = {
  readonly officers: readonly Officer[]
  readonly closing: readonly Agency[]
  readonly territories: readonly Territory[]
  readonly agenciesAfter: readonly Agency[]
  readonly rules: Rules
}

/** Officers go where their office went, into the same kind of agency and the same role; who finds none is told. */
export function followingPosts(asked: Asked): {
  readonly posts: readonly FollowingPost[]
  readonly lost: readonly Officer[]
} {
  const { officers, closing, territories, agenciesAfter, rules } = asked
  const ending = new Map(closing.map((agency) => [agency.id, agency]))
  const byUnit = new Map(territories.map((territory) => [territory.unit_id, territory]))
  const after = Map.groupBy(agenciesAfter, ({ unit_id }) => unit_id)
  const posts: FollowingPost[] = []
  const lost: Officer[] = []
  for (const officer of officers) {
    const agency = ending.get(officer.agency_id)
    if (!agency) continue
    const target = byUnit.get(agency.unit_id)?.main
    const near = target ? (after.get(target.unit_id) ?? []) : []
    const own = near.find(({ kind }) => kind === agency.kind)
    if (!own || !target || rules.officers === 'stay') {
      lost.push(officer)
      continue
    }
    const { account_id, name, role, position } = officer
    posts.push({
      ...{ account_id, name, role, position, agency_id: own.id, unit_id: target.unit_id },
      ...{ wall: actsFor(own, near), from_agency_id: agency.id },
    })
  }
  return { posts, lost }
}
