import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { listDesks, type Desk } from '#modules/directory'
import type { Actor } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'

const COOKIE = 'haicap_quay'
const WORKING_DAY_S = 43_200

/** The desks of an officer's point today, and the one he sits at: as he chose, else where he is on duty. */
export type OwnDesk = { readonly desks: readonly Desk[]; readonly own: Desk | null }

/** Where an officer sits. */
export async function readOwnDesk(
  sql: Reader,
  request: Pick<FastifyRequest, 'cookies'>,
  { actor, now }: { actor: Actor; now: string },
): Promise<OwnDesk> {
  const units = [...new Set(actor.posts.map(({ unit_id }) => unit_id))]
  const all = (await Promise.all(units.map((unit) => listDesks(sql, { unit, on: dayOf(now) })))).flat()
  const desks = all.filter(({ agency_id }) => actor.posts.some((post) => post.agency_id === agency_id))
  const chosen = desks.find(({ id }) => id === request.cookies[COOKIE])
  const onDuty = desks.find(({ officers }) => officers.some(({ account_id }) => account_id === actor.id))
  return { desks, own: chosen ?? onDuty ?? null }
}

/** Remembers for a working day at which desk this browser stands. */
export function keepOwnDesk(door: Door, reply: FastifyReply, desk: string): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: door.secure } as const
  reply.setCookie(COOKIE, desk, { ...options, maxAge: WORKING_DAY_S })
}
