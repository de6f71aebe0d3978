import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { communesAround, unitOf } from '#http/names.ts'
import {
  findProcedure,
  listOffered,
  openCatalogue,
  searchProcedures,
  type ChainRule,
  chainsOpenedBy,
  type FeeExemption,
  type Procedure,
  type ProcedureVersion,
  bansOf,
  withoutBanned,
} from '#modules/procedures'
import { exemptionsOf } from '#modules/dossiers'
import type { Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { readerWith, type Reader } from '../serve.ts'

/** Whose desk it is: the officer, his own commune, and every commune he takes dossiers in for. */
export type DeskFor = { readonly reader: Reader; readonly own: Unit; readonly units: readonly Unit[] }

/** A desk with a procedure on it. */
export type IntakeDesk = DeskFor & {
  readonly version: ProcedureVersion
  readonly now: string
  readonly exemptions: readonly FeeExemption[]
  /** The chains this procedure may open today. */
  readonly chains: readonly ChainRule[]
}

/** The desk officer who asks; others are told whose page it is. */
export async function readDesk(door: Door, request: FastifyRequest): Promise<DeskFor> {
  const reader = await readerWith(door, request, { audience: 'counter', roles: ['desk_officer'] })
  const post = reader.actor.posts.find((held) => held.role === 'desk_officer')
  if (!post) throw new Error('a desk officer without a desk')
  const on = dayOf(reader.now)
  const [own, units] = await Promise.all([
    unitOf(door.house.app, post.unit_id, on),
    communesAround(door.house.app, post.unit_id, on),
  ])
  return { reader, own, units }
}

/** The desk with the procedure of this code, if it may be filed today. */
export async function openIntake(
  door: Door,
  request: FastifyRequest,
  code: string,
): Promise<IntakeDesk | null> {
  const desk = await readDesk(door, request)
  const { now } = desk.reader
  const found = findProcedure(await openCatalogue(door.house.app), code, now)
  if (!found?.version) return null
  const version = withoutBanned(found.version, await bansOf(door.house.app, code))
  const exemptions = await exemptionsOf(door.house.app, version, now)
  const chains = await chainsOpenedBy(door.house.app, code, dayOf(now))
  return { ...desk, version, now, exemptions, chains }
}

const MOST_SHOWN = 12

/** Procedures that may be filed today, by words with or without accents; without words those asked for most. */
export async function findOffered(door: Door, q: string, now: string): Promise<readonly Procedure[]> {
  const catalogue = await openCatalogue(door.house.app)
  if (q.trim() === '') return listOffered(catalogue, now).slice(0, MOST_SHOWN)
  const { items } = searchProcedures(catalogue, { q, on: now, limit: 100 })
  return items.filter((one) => one.version !== null).slice(0, MOST_SHOWN)
}
