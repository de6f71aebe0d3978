import type { Actor } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import { LIFECYCLE, type Act, type Place } from './lifecycle.ts'

/** The acts a desk waits for; the others (extend, stop, withdraw …) are possible but do not make a task. */
const TASKS: readonly Act[] = [
  'accept',
  'refuse',
  'forward',
  'assign',
  'answer',
  'propose',
  'approve',
  'number',
  'settle_obligation',
  'deliver',
]

const COLUMN: Record<Place, string> = {
  reception: 'reception_agency_id',
  competence: 'competence_agency_id',
  body: 'body_agency_id',
  signer: 'signer_agency_id',
  return: 'return_agency_id',
  consulted: "(consultation ->> 'agency_id')::uuid",
}

/** What waits for this officer: for each post, the states in which the law gives that role one of these acts there. */
export function inboxCondition(sql: Reader, actor: Actor, tasks: readonly Act[] = TASKS): Fragment {
  const parts = LIFECYCLE.filter((rule) => tasks.includes(rule.act)).flatMap((rule) =>
    rule.by.flatMap((by) => {
      if (typeof by === 'string') return []
      const agencies = actor.posts.filter((post) => post.role === by.role).map((post) => post.agency_id)
      if (agencies.length === 0) return []
      const own = by.role === 'specialist' ? sql`and (holder_id is null or holder_id = ${actor.id})` : sql``
      const head = rule.head === undefined ? sql`` : sql`and has_head_step = ${rule.head}`
      const ready = rule.act === 'deliver' ? sql`and delivery = 'ready'` : sql``
      // A head assigns what nobody holds yet; what is held is the holder's task.
      const unheld = rule.act === 'assign' ? sql`and holder_id is null` : sql``
      return [
        sql`(business = any (${[...rule.from]}) and ${sql.unsafe(COLUMN[by.at])} = any (${agencies}) ${own} ${head} ${ready} ${unheld})`,
      ]
    }),
  )
  return sql`(${parts.reduce((all, part) => sql`${all} or ${part}`, sql`false`)})`
}
