import type { Actor, Role } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import { LIFECYCLE, type Act, type Place } from './lifecycle.ts'

/** The acts a desk waits for; the others (stop, withdraw …) are possible but do not make a task. */
export const TASKS: readonly Act[] = [
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
  'extend',
]

/** Of these tasks, those by which a date is kept or missed. */
export const TURNS: readonly Act[] = TASKS.filter(
  (act) => !['deliver', 'extend', 'settle_obligation'].includes(act),
)

const COLUMN: Record<Place, string> = {
  reception: 'reception_agency_id',
  competence: 'competence_agency_id',
  body: 'body_agency_id',
  signer: 'signer_agency_id',
  return: 'return_agency_id',
  consulted: "(consultation ->> 'agency_id')::uuid",
}

/** What waits for this officer: for each post, the states in which the law gives that role one of these acts there. */
export function inboxCondition(
  sql: Reader,
  asked: { actor: Actor; now: string },
  tasks: readonly Act[] = TASKS,
): Fragment {
  const { actor, now } = asked
  const parts = LIFECYCLE.filter((rule) => tasks.includes(rule.act)).flatMap((rule) =>
    rule.by.flatMap((by) => {
      if (typeof by === 'string') return []
      const agencies = actor.posts.filter((post) => post.role === by.role).map((post) => post.agency_id)
      if (agencies.length === 0) return []
      const own = by.role === 'specialist' ? sql`and (holder_id is null or holder_id = ${actor.id})` : sql``
      const head = rule.head === undefined ? sql`` : sql`and has_head_step = ${rule.head}`
      const atDesk = rule.atDesk ? sql`and drafted_at_desk` : sql``
      const ready = rule.act === 'deliver' ? sql`and delivery = 'ready'` : sql``
      // A head assigns what nobody holds yet; what is held is the holder's task.
      const unheld = rule.act === 'assign' ? sql`and holder_id is null` : sql``
      // An apology is the head's task once the house has drafted it, and only while its date has not passed.
      if (rule.act === 'extend' && by.role !== 'body_head') return []
      const apology = rule.act === 'extend' ? sql`and ${draftedCondition(sql, now)}` : sql``
      return [
        sql`(business = any (${[...rule.from]}) and ${sql.unsafe(COLUMN[by.at])} = any (${agencies}) ${own} ${head} ${atDesk} ${ready} ${unheld} ${apology})`,
      ]
    }),
  )
  // A question its body left unanswered to the end is the head's to settle.
  const heads = actor.posts.filter((post) => post.role === 'body_head').map((post) => post.agency_id)
  const unanswered = sql`(business = 'consulting' and body_agency_id = any (${heads})
    and consultation ->> 'escalated_at' is not null)`
  if (heads.length > 0 && tasks === TASKS) parts.push(unanswered)
  return sql`(${parts.reduce((all, part) => sql`${all} or ${part}`, sql`false`)})`
}

/** An apology that waits for its signature: drafted for the date that holds, which has not passed. */
function draftedCondition(sql: Reader, now: string): Fragment {
  return sql`extension is null and due_at > ${now} and (apology ->> 'due_at')::timestamptz = due_at`
}

/** Whose red task a dossier is that passed its date without an apology: its body's head, its signer, its centre's leader. */
export function answerableCondition(sql: Reader, { posts }: Actor): Fragment {
  const at = (role: Role) => posts.filter((post) => post.role === role).map((post) => post.agency_id)
  return sql`(body_agency_id = any (${at('body_head')}::uuid[]) or signer_agency_id = any (${at('signer')}::uuid[])
    or reception_agency_id = any (${at('centre_leader')}::uuid[]))`
}
