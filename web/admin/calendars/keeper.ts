import type { FastifyRequest } from 'fastify'
import { CITY_CALENDAR, mustKeep } from '#http/calendar-changes.ts'
import type { Door } from '#http/door.ts'
import { mayKeepCalendar, ownerOf, type DayContent } from '#modules/calendar'
import { holds, type Actor } from '#modules/record'
import type { Agency } from '#modules/units'
import type { Reader as Sql } from '#platform/database.ts'
import { readerWith, type Reader } from '../../serve.ts'
import { CHANGES, type Change } from './calendar-change.ts'
import type { OwnerProps } from './owner-frame.tsx'

/** Whose pages these are: the city's administrator, and a commune's for his own unit. */
const KEEPERS = { audience: 'admin', roles: ['city_admin', 'commune_admin'] } as const

/** Who reads a page of the calendars. */
export function keeperOf(door: Door, request: FastifyRequest): Promise<Reader> {
  return readerWith(door, request, KEEPERS)
}

/** The owner behind an address, and whether the reader may change it; refuses another unit's. */
export async function ownerShown(sql: Sql, reader: Reader, name: string): Promise<OwnerProps> {
  const agency = await ownerOf(sql, name === CITY_CALENDAR ? null : name)
  mustKeep(reader.actor, agency)
  return { view: reader.view, agency, mayEdit: mayKeepCalendar(reader.actor, agency) }
}

/** What a keeper may change: a commune's administrator records no general days off. */
export function changesOf(actor: Actor): {
  changes: readonly Change[]
  kinds: readonly DayContent['kind'][]
} {
  if (!holds(actor, 'city_admin')) {
    return { changes: CHANGES, kinds: ['closure', 'hours'] }
  }
  return { changes: CHANGES, kinds: ['holiday', 'compensatory', 'swap', 'make_up', 'closure', 'hours'] }
}

/** Does this agency take dossiers in, so that its calendar runs clocks? */
export function isPoint({ kind }: Agency): boolean {
  return kind === 'centre_point' || kind === 'city_centre'
}
