import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Door } from '#http/door.ts'
import { unitOf } from '#http/names.ts'
import { read } from '#http/work.ts'
import { addUp, getPlay, loadScenarios, mayObserve, NOT_OBSERVER, readPlayed } from '#modules/rehearsal'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { freshKey, sendPage } from '../../serve.ts'
import { CommunesPage } from './communes-page.tsx'
import { playing } from './playing.ts'
import { PlayPage } from './play-page.tsx'
import {
  type ByPlay,
  type ByUnit,
  type Exchange,
  OF_PLAY,
  REHEARSAL,
  rehearsalReader,
  watchedCity,
  watchedUnit,
  type Wrong,
} from './rehearsal-reader.ts'
import { ScenariosPage } from './scenarios-page.tsx'
import { scorecardFiles } from './scorecard-files.ts'

const NOTHING: Wrong = { status: 200, errors: [], typed: {} }

/** Scenarios played by people on the real pages; only in a house to rehearse in. */
export function rehearsalPages(app: FastifyInstance, door: Door): void {
  app.get(REHEARSAL, async (request, reply) => {
    const reader = await rehearsalReader(door, request)
    const { actor, view, now } = reader
    if (actor.sees !== 'city') {
      const own = actor.posts.find(({ unit_id }) => mayObserve(actor, { id: unit_id }))
      if (!own) throw NOT_OBSERVER
      const { slug } = await read(door, actor, (trx) => unitOf(trx, own.unit_id, dayOf(now)))
      return reply.redirect(`${REHEARSAL}/${slug}`, 303)
    }
    const units = await watchedCity(door, reader)
    const { cards, plays } = await read(door, actor, (trx) => readPlayed(trx, units))
    const communes = units.map((unit) => ({
      unit,
      going_on: plays.filter(({ unit_id, finished_at }) => unit_id === unit.id && finished_at === null)
        .length,
      cards: cards.filter(({ commune }) => commune === unit.code),
    }))
    return sendPage(reply, CommunesPage({ view, communes, scorecard: addUp(cards) }))
  })
  scorecardFiles(app, door)
  app.get<ByUnit>(`${REHEARSAL}/:unit`, (request, reply) => showScenarios(door, { request, reply }, NOTHING))
  app.get<ByPlay>(`${REHEARSAL}/:unit/:id`, OF_PLAY, (request, reply) =>
    showPlay(door, { request, reply }, NOTHING),
  )
  playing(app, door, { showScenarios, showPlay })
}

/** A commune's scenarios and scorecard. */
async function showScenarios(
  door: Door,
  { request, reply }: Exchange<ByUnit>,
  wrong: Wrong,
): Promise<FastifyReply> {
  const reader = await rehearsalReader(door, request)
  const { actor, view } = reader
  const unit = await watchedUnit(door, reader, request.params.unit)
  const scenarios = await loadScenarios()
  const { plays, cards } = await read(door, actor, (trx) => readPlayed(trx, [unit]))
  const offered = scenarios.map((scenario) => ({
    scenario,
    plays: plays.filter((play) => play.scenario === scenario.key),
    newKey: mayObserve(actor, unit) ? freshKey() : null,
  }))
  return sendPage(reply, ScenariosPage({ view, unit, offered, cards, errors: wrong.errors }), wrong.status)
}

/** One play, step by step. */
async function showPlay(
  door: Door,
  { request, reply }: Exchange<ByPlay>,
  wrong: Wrong,
): Promise<FastifyReply> {
  const { actor, view, now } = await rehearsalReader(door, request)
  const { unit, play } = await read(door, actor, async (trx) => ({
    unit: await getUnit(trx, request.params.unit, dayOf(now)),
    play: await getPlay({ trx, actor, now }, request.params),
  }))
  const mayTick = play.finished_at === null && mayObserve(actor, unit)
  const keys = mayTick ? { tick: freshKey(), finish: freshKey() } : null
  const { errors, typed, status } = wrong
  return sendPage(reply, PlayPage({ view, unit, play, keys, errors, typed }), status)
}
