import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { actorOf } from '#http/session.ts'
import { findCalendar, type Calendar } from '#modules/calendar'
import type { Actor } from '#modules/record'
import type { Reader as Sql } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { forbidden } from '#platform/refusal.ts'
import { signedInReader, type Reader } from '../serve.ts'
import type { Audience } from '../view.ts'

const DESK_ROLES: readonly string[] = ['desk_officer', 'centre_leader', 'cashier']

/** Whose navigation an officer's pages carry. */
function audienceOf(actor: Actor): Audience {
  if (actor.sees === 'city') return 'city'
  return actor.posts.some((post) => DESK_ROLES.includes(post.role)) ? 'counter' : 'officer'
}

/** As `signedInReader`, for officers of any desk; residents are told where theirs is. */
export async function officerReader(door: Door, request: FastifyRequest): Promise<Reader> {
  const reader = await signedInReader(door, request, audienceOf(await actorOf(door, request)))
  if (reader.actor.kind === 'officer') return reader
  throw forbidden('officers_only', {
    vi: 'Trang này dành cho cán bộ. Hồ sơ của bạn ở trang “Hồ sơ của tôi”.',
    en: 'This page is for officers. Your dossiers are under “My dossiers”.',
  })
}

/** The working calendar of the officer's own office, by which his lists count. */
export async function calendarOfOfficer(sql: Sql, actor: Actor, now: string): Promise<Calendar> {
  return findCalendar(sql, actor.posts[0]?.agency_id ?? null, dayOf(now))
}
