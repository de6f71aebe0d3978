import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { readerOf } from '../serve.ts'

type OfUnit = FastifyRequest<{ Params: { unit: string } }>

/** The reader of a page about one unit's queue. */
export async function readUnit(door: Door, request: OfUnit) {
  const reader = await readerOf(door, request, 'hall')
  const unit = await getUnit(door.house.app, request.params.unit, dayOf(reader.now))
  return { ...reader, unit }
}

/** Of a scanned card the twelve digits and nothing else, or what was typed; cut where nothing of a number can follow. */
export function shownNumber(typed: string): string {
  return (typed.split('|')[0] ?? '').trim().slice(0, 40)
}
