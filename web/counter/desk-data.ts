import type { FastifyRequest } from 'fastify'
import { sealingKey } from '#http/offline-seal.ts'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { type Calendar, findCalendar } from '#modules/calendar'
import { exemptionsOf } from '#modules/dossiers'
import {
  bansOf,
  type ChainRule,
  chainsOpenedBy,
  type FeeExemption,
  listOffered,
  openCatalogue,
  type ProcedureVersion,
  withoutBanned,
} from '#modules/procedures'
import { offlineUntil } from '#modules/record'
import { dayOf, toDayNumber } from '#platform/dates.ts'
import { readDeskWork, type DeskWork } from './desk-work.ts'
import type { DeskFor } from './intake-desk.ts'
import type { NamedUnit } from './intake-page.tsx'

/** A procedure a desk may take in today, with everything its screen asks. */
export type DeskProcedure = {
  readonly version: ProcedureVersion
  /** Everything it is called by, for finding it. */
  readonly called: readonly string[]
  readonly exemptions: readonly FeeExemption[]
  readonly chains: readonly ChainRule[]
}

/** What a desk keeps to go on without the line; `until` is the end of its officer's right. */
export type DeskData = {
  readonly now: string
  readonly until: string
  readonly officer: { readonly id: string; readonly name: string }
  readonly own: NamedUnit
  readonly units: readonly NamedUnit[]
  readonly procedures: readonly DeskProcedure[]
  readonly calendar: SentCalendar
  /** To which key of the house what is taken in is sealed. */
  readonly seal: string
} & DeskWork

/** A calendar as JSON carries it: days as pairs, and no week that never ends. */
export type SentCalendar = Omit<Calendar, 'days'> & {
  readonly days: readonly (readonly [
    number,
    Calendar['days'] extends ReadonlyMap<number, infer Plan> ? Plan : never,
  ])[]
}

/** As far back and ahead as an appointment given today may reach. */
const [DAYS_BACK, DAYS_AHEAD] = [10, 400]
const NEVER = 1_000_000

/** Everything a desk officer needs for eight hours. */
export async function makeDeskData(
  door: Door,
  request: FastifyRequest,
  { reader, own, units }: DeskFor,
): Promise<DeskData> {
  const { actor, now } = reader
  const post = actor.posts.find(({ role }) => role === 'desk_officer')
  if (!post || actor.id === null) throw new Error('a desk officer without a desk')
  const [procedures, calendar, work] = await Promise.all([
    proceduresAt(door, now),
    read(door, actor, (trx) => findCalendar(trx, post.agency_id, dayOf(now))),
    readDeskWork(door, request, { reader, post }),
  ])
  return {
    now,
    until: offlineUntil(now),
    officer: { id: actor.id, name: actor.name },
    own: named(own),
    units: units.map(named),
    procedures,
    calendar: toSend(calendar, toDayNumber(dayOf(now))),
    seal: sealingKey(door.logKey),
    ...work,
  }
}

async function proceduresAt(door: Door, now: string): Promise<DeskProcedure[]> {
  const sql = door.house.app
  const offered = listOffered(await openCatalogue(sql), now)
  return Promise.all(
    offered.flatMap(({ code, name, also_called, version: found }) =>
      found
        ? [
            Promise.all([
              bansOf(sql, code),
              exemptionsOf(sql, found, now),
              chainsOpenedBy(sql, code, dayOf(now)),
            ]).then(([bans, exemptions, chains]) => ({
              version: withoutBanned(found, bans),
              called: [code, name, ...also_called],
              exemptions,
              chains,
            })),
          ]
        : [],
    ),
  )
}

function named({ slug, code, full_name }: NamedUnit): NamedUnit {
  return { slug, code, full_name }
}

function toSend(calendar: Calendar, today: number): SentCalendar {
  const isNear = (day: number) => day >= today - DAYS_BACK && day <= today + DAYS_AHEAD
  return {
    ...calendar,
    weeks: calendar.weeks.map((week) => ({ ...week, until: Math.min(week.until, NEVER) })),
    days: [...calendar.days].filter(([day]) => isNear(day)),
  }
}
