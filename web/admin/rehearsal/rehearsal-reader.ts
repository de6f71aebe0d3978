import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { maySeePlays, NOT_OBSERVER } from '#modules/rehearsal'
import { getUnit, listUnits, type Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { type FieldError, notFound } from '#platform/refusal.ts'
import { PROVINCE } from '../../citizen/province.ts'
import type { Reader } from '../../serve.ts'
import { authorityReader } from '../authority/authority-context.ts'

/** Where the pages of a rehearsal are. */
export const REHEARSAL = '/quan-tri/dien-tap'

/** A request with its reply, at an address of these pages. */
export type Exchange<By extends ByUnit> = {
  readonly request: FastifyRequest<By>
  readonly reply: FastifyReply
}

/** What was wrong in the form that brought the reader back. */
export type Wrong = {
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
}

/** A commune, and a play there. */
export type ByUnit = { Params: { unit: string } }
export type ByPlay = { Params: { unit: string; id: string } }
export const OF_PLAY = {
  schema: {
    params: Type.Object({ unit: Type.String({ maxLength: 80 }), id: Type.String({ format: 'uuid' }) }),
  },
}

/** An officer at the pages of a rehearsal; in any other house there are none. */
export async function rehearsalReader(door: Door, request: FastifyRequest): Promise<Reader> {
  mustRehearse(door)
  return authorityReader(door, request)
}

/** Refuses whatever is asked of a rehearsal where the house is real. */
export function mustRehearse(door: Door): void {
  if (door.isRehearsal !== true) throw ONLY_THERE
}

/** The commune of an address, for whoever reads its scorecard. */
export function watchedUnit(door: Door, { actor, now }: Reader, slug: string): Promise<Unit> {
  return read(door, actor, async (trx) => {
    const unit = await getUnit(trx, slug, dayOf(now))
    if (!maySeePlays(actor, unit)) throw NOT_OBSERVER
    return unit
  })
}

/** Every commune of the city, for those who see it whole. */
export async function watchedCity(door: Door, { actor, now }: Reader): Promise<readonly Unit[]> {
  if (actor.sees !== 'city') throw NOT_OBSERVER
  const wanted = { kind: 'commune', province: PROVINCE, on: dayOf(now) } as const
  const { items } = await listUnits(door.house.app, wanted)
  return items
}

const ONLY_THERE = notFound('only_in_rehearsal', {
  vi: 'Trang này chỉ có trong nhà diễn tập, nơi người và hồ sơ đã được thay; ở đây là hệ thống đang phục vụ.',
  en: 'This page is only in a house made to rehearse in; this one serves people.',
})
