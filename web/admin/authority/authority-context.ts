import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { actorOf } from '#http/session.ts'
import { read } from '#http/work.ts'
import { mayKeep, signingFacts, type SigningFacts } from '#modules/authority'
import { type Actor, holds } from '#modules/record'
import { findCommittee, getUnit, getUnitById, type Unit } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { signedInReader, type Reader } from '../../serve.ts'

/** One committee's authorities as its page shows them, and whether the reader keeps them. */
export type UnitAuthority = {
  readonly unit: Unit
  readonly committee: string
  readonly facts: SigningFacts
  readonly mayKeep: boolean
}

/** An officer at the pages of authority: the administrator's shell for the city, the officer's for a commune. */
export async function authorityReader(door: Door, request: FastifyRequest): Promise<Reader> {
  const actor = await actorOf(door, request)
  const audience = actor.sees === 'own' ? 'officer' : holds(actor, 'city_admin') ? 'admin' : 'city'
  const reader = await signedInReader(door, request, audience)
  if (reader.actor.kind === 'officer') return reader
  throw forbidden('officers_only', {
    vi: 'Trang này dành cho cán bộ.',
    en: 'This page is for officers.',
  })
}

/** What decides who signs in a unit; for officers of that unit and of the city. */
export async function readUnitAuthority(door: Door, reader: Reader, slug: string): Promise<UnitAuthority> {
  const { actor, now } = reader
  return read(door, actor, async (trx) => {
    const unit = await getUnit(trx, slug, dayOf(now))
    if (actor.sees !== 'city' && !actor.posts.some((post) => post.unit_id === unit.id)) {
      throw forbidden('other_unit', {
        vi: `Thẩm quyền ký của ${unit.full_name} do đơn vị ấy và thành phố xem.`,
        en: `Who signs in ${unit.full_name} is for that unit and the city to see.`,
      })
    }
    const committee = await findCommittee(trx, unit.id, dayOf(now))
    const facts = committee ? await signingFacts(trx, committee.id) : null
    if (!committee || !facts) {
      throw notFound('committee', {
        vi: `${unit.full_name} không có Ủy ban nhân dân trong hệ thống.`,
        en: `${unit.full_name} has no people’s committee here.`,
      })
    }
    return { unit, committee: committee.name, facts, mayKeep: mayKeep({ actor, now }, facts) }
  })
}

/** The unit an officer works in: where his own pages are. */
export async function ownUnit(trx: Trx, actor: Actor, now: string): Promise<Unit | null> {
  const [post] = actor.posts
  return post ? getUnitById(trx, post.unit_id, dayOf(now)) : null
}
