import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { unitOf } from '#http/names.ts'
import { read } from '#http/work.ts'
import { openCatalogue } from '#modules/procedures'
import { checklistOf, listChecks, mayKeepChecks, readReadiness } from '#modules/readiness'
import { listCertificates } from '#modules/signing'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { freshKey, sendPage } from '../../serve.ts'
import { authorityReader } from '../authority/authority-context.ts'
import { LEVELS, type NamedReadiness, ReadinessBoardPage } from './readiness-board-page.tsx'
import { notingChecks, type ShowUnit } from './noting-checks.ts'
import { UnitReadinessPage } from './unit-readiness-page.tsx'

type Filtered = { Querystring: { muc?: unknown } }
type ByUnit = { Params: { unit: string } }

/** What units lack: the city's board, and one unit's list. */
export function readinessPages(app: FastifyInstance, door: Door): void {
  app.get<Filtered>('/quan-tri/san-sang', async (request, reply) => {
    const { actor, now, view } = await authorityReader(door, request)
    const on = dayOf(now)
    if (actor.sees !== 'city') {
      const [post] = actor.posts
      if (!post) throw OTHER_UNIT
      const { slug } = await read(door, actor, (trx) => unitOf(trx, post.unit_id, on))
      return reply.redirect(`/quan-tri/san-sang/${slug}`, 303)
    }
    const catalogue = await openCatalogue(door.house.app)
    const units = await read(door, actor, async (trx) => {
      const found = await readReadiness(trx, { catalogue, results: door.results, at: now })
      const checks = Map.groupBy(await listChecks(trx, null), ({ unit_id }) => unit_id)
      return Promise.all(
        found.map(async (one): Promise<NamedReadiness> => ({
          ...one,
          checklist: checklistOf(one.gaps, checks.get(one.unit_id) ?? [], on),
          unit: await unitOf(trx, one.unit_id, on),
        })),
      )
    })
    const only = LEVELS.find((level) => level === request.query.muc) ?? null
    return sendPage(reply, ReadinessBoardPage({ view, now, units, only }))
  })
  app.get<ByUnit>('/quan-tri/san-sang/:unit', (request, reply) =>
    showUnit(door, { request, reply }, { errors: [], typed: {} }),
  )
  notingChecks(app, door, showUnit)
}

/** One unit's page, with what was wrong in the form of its checklist. */
const showUnit: ShowUnit = async (door, { request, reply }, { errors, typed }) => {
  const { actor, now, view } = await authorityReader(door, request)
  const catalogue = await openCatalogue(door.house.app)
  const shown = await read(door, actor, async (trx) => {
    const unit = await getUnit(trx, request.params.unit, dayOf(now))
    if (actor.sees !== 'city' && !actor.posts.some((post) => post.unit_id === unit.id)) throw OTHER_UNIT
    const [found] = await readReadiness(trx, { catalogue, results: door.results, at: now, unit: unit.id })
    if (!found) throw NO_COMMITTEE
    const certificates = await listCertificates(trx, unit.id)
    const checklist = checklistOf(found.gaps, await listChecks(trx, unit.id), dayOf(now))
    const newKey = mayKeepChecks(actor, unit) ? freshKey() : null
    return { readiness: { ...found, unit, checklist }, certificates, newKey }
  })
  const page = UnitReadinessPage({ view, now, ...shown, errors, typed })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

const OTHER_UNIT = forbidden('other_unit', {
  vi: 'Trang này dành cho cán bộ của đơn vị và thành phố.',
  en: 'This page is for officers of the unit and of the city.',
})
const NO_COMMITTEE = notFound('committee', {
  vi: 'Đơn vị này không có Ủy ban nhân dân trong hệ thống.',
  en: 'This unit has no people’s committee here.',
})
