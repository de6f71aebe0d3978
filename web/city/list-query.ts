import { Type, type Static } from 'typebox'
import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { type DossierFilter, listDossiers, soonUntil, type View } from '#modules/dossiers'
import { communesOf, FIGURES_OF_NOW, momentsOfAge, proceduresOf, readBoard } from '#modules/oversight'
import { findActorByName } from '#modules/people'
import { openCatalogue } from '#modules/procedures'
import { getUnit, type Unit } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { textOf } from '../officer/act-forms/act-form.ts'
import { fieldsOf, type Reader } from '../serve.ts'
import { type DossierRow, presentRows } from './dossier-rows.ts'
import { momentsOf, PeriodQuery, type ShownPeriod } from './period.ts'

/** What the address of a list says: the figure it is behind, the unit, the days, and where to go on. Names are posted. */
export const ListQuery = Type.Interface([PeriodQuery], {
  view: Type.Optional(Type.String({ maxLength: 30 })),
  unit: Type.Optional(Type.String({ maxLength: 100 })),
  procedure: Type.Optional(Type.String({ maxLength: 20 })),
  'linh-vuc': Type.Optional(Type.String({ maxLength: 200 })),
  'cach-nop': Type.Optional(Type.String({ maxLength: 20 })),
  'can-bo': Type.Optional(Type.String({ maxLength: 60 })),
  tuoi: Type.Optional(Type.String({ maxLength: 10 })),
  sau: Type.Optional(Type.String({ maxLength: 200 })),
})
export type ListQuery = Static<typeof ListQuery>

/** A list as asked for: by its address, or by words that were posted to it. */
export type Asked = ListQuery & { readonly q?: string | undefined }

/** The lists behind the figures, in the order people choose them. */
export const LISTS = [
  'overdue',
  'overdue_without_apology',
  'overdue_with_apology',
  'due_soon',
  'open',
  'waiting',
  'waiting_late',
  'received',
  'online',
  'settled',
  'on_time',
  'late',
  'late_with_apology',
  'late_without_apology',
  'apologies',
  'lapses',
  'refused',
  'withdrawn',
  'stopped',
  'mismatches',
  'delivered',
] as const satisfies readonly View[]
export type List = (typeof LISTS)[number]

/** Everything the page of a list shows. */
export type ListFacts = {
  readonly list: List
  readonly unit: Unit | null
  readonly units: readonly Unit[]
  /** The period the list is of; null for what waits now. */
  readonly period: ShownPeriod | null
  readonly items: readonly DossierRow[]
  readonly next: string | null
  /** How many the board counts; null where the list is narrowed further than the board. */
  readonly count: number | null
}

const PAGE = 50

/** A search shows this many at most: whoever finds more types more. */
const MOST_FOUND = 100

/** The list an address asks for; the overdue, unless told. */
export function listOf(query: ListQuery): List {
  return LISTS.find((list) => list === query.view) ?? 'overdue'
}

/** What of an address narrows a list further than the board's own figures. */
export const NARROWING = ['procedure', 'linh-vuc', 'cach-nop', 'can-bo', 'tuoi'] as const

/** What of an address says which dossiers are meant, whatever page of them. */
export const CHOSEN = ['view', 'unit', ...NARROWING, 'ky', 'from', 'to'] as const

/** What a list is asked for: its address, or the search that was posted, so that no name stands in an address. */
export function askedOf(request: FastifyRequest<{ Querystring: ListQuery }>): Asked {
  if (request.method !== 'POST') return request.query
  const fields = fieldsOf(request)
  return Object.fromEntries(
    [...CHOSEN, 'q'].flatMap((name) => {
      const typed = textOf(fields[name]).slice(0, 100)
      return typed ? [[name, typed]] : []
    }),
  )
}

const CHANNELS = ['counter', 'online', 'post'] as const
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The filter behind a figure that was broken down by procedure, field, way of filing, officer or age. */
export async function narrowed(sql: Trx, query: ListQuery, now: string): Promise<Partial<DossierFilter>> {
  const { 'linh-vuc': field, 'can-bo': officer, tuoi } = query
  const age = tuoi ? momentsOfAge(tuoi, now) : null
  const holder = officer ? ((await findActorByName(sql, officer, now))?.id ?? NOBODY) : undefined
  return {
    procedure: query.procedure,
    channel: CHANNELS.find((channel) => channel === query['cach-nop']),
    procedures: field ? proceduresOf(await openCatalogue(sql), field) : undefined,
    ...{ holder, due_from: age?.from ?? undefined, due_to: age?.to },
  }
}

/** Reads one page of the dossiers behind a figure, with the figure. */
export function readListFacts(
  door: Door,
  reader: Reader,
  asked: { query: Asked; period: ShownPeriod },
): Promise<ListFacts> {
  const { actor, now } = reader
  const { query } = asked
  const list = listOf(query)
  const period = FIGURES_OF_NOW.includes(list) ? null : asked.period
  return read(door, actor, async (trx) => {
    const unit = query.unit ? await getUnit(trx, query.unit, dayOf(now)) : null
    const { items, next } = await listDossiers(trx, {
      ...{ view: list, actor, now, soon_until: soonUntil(now), limit: query.q ? MOST_FOUND : PAGE },
      ...{ unit: unit?.id, q: query.q, after: query.sau },
      ...(await narrowed(trx, query, now)),
      ...(period ? momentsOf(period) : {}),
    })
    const counted = { now, from: period?.from, to: period?.to, units: unit ? [unit.id] : undefined }
    const isNarrowed = query.q !== undefined || NARROWING.some((name) => query[name] !== undefined)
    return {
      ...{ list, unit, period, next: query.q ? null : next },
      units: await communesOf(trx, dayOf(now)),
      items: await presentRows(trx, items, reader),
      count: isNarrowed ? null : (await readBoard(trx, counted)).total[list],
    }
  })
}
