import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { describe } from '#http/problem.ts'
import { FinishInput, finishPlay, StartInput, startPlay, TickInput, tickStep } from '#modules/rehearsal'
import { wrongIn } from '../../explanations/wrong-in.ts'
import { textIn } from '../../posted.ts'
import { actByForm, fieldsOf } from '../../serve.ts'
import {
  type ByPlay,
  type ByUnit,
  type Exchange,
  mustRehearse,
  OF_PLAY,
  REHEARSAL,
  type Wrong,
} from './rehearsal-reader.ts'

/** Shows the page a form came from, with what was wrong. */
type Showing = {
  readonly showScenarios: (door: Door, exchange: Exchange<ByUnit>, wrong: Wrong) => Promise<FastifyReply>
  readonly showPlay: (door: Door, exchange: Exchange<ByPlay>, wrong: Wrong) => Promise<FastifyReply>
}

/** What the observer does: begin a play, tick its steps, finish it. */
export function playing(app: FastifyInstance, door: Door, { showScenarios, showPlay }: Showing): void {
  app.post<ByUnit>(`${REHEARSAL}/:unit`, async (request, reply) => {
    mustRehearse(door)
    const { unit } = request.params
    try {
      const input = checkInput(request, StartInput, fieldsOf(request))
      const { answer } = await actByForm(door, request, (work) => startPlay(work, unit, input))
      return await reply.redirect(`${REHEARSAL}/${unit}/${answer.id}`, 303)
    } catch (error) {
      return showScenarios(door, { request, reply }, wrongOf(error, request, 'scenario'))
    }
  })
  app.post<ByPlay>(`${REHEARSAL}/:unit/:id/buoc`, OF_PLAY, async (request, reply) => {
    mustRehearse(door)
    const { unit, id } = request.params
    try {
      const fields = fieldsOf(request)
      const said = { step: Number(textIn(fields, 'step')), note: textIn(fields, 'note') }
      const input = checkInput(request, TickInput, { ...fields, ...said })
      await actByForm(door, request, (work) => tickStep(work, { unit, id }, input))
      return await reply.redirect(`${REHEARSAL}/${unit}/${id}#buoc`, 303)
    } catch (error) {
      return showPlay(door, { request, reply }, wrongOf(error, request, 'note'))
    }
  })
  app.post<ByPlay>(`${REHEARSAL}/:unit/:id/xong`, OF_PLAY, async (request, reply) => {
    mustRehearse(door)
    const { unit, id } = request.params
    try {
      const input = checkInput(request, FinishInput, { note: textIn(fieldsOf(request), 'remark') })
      await actByForm(door, request, (work) => finishPlay(work, { unit, id }, input))
      return await reply.redirect(`${REHEARSAL}/${unit}/${id}`, 303)
    } catch (error) {
      return showPlay(door, { request, reply }, wrongOf(error, request, 'remark'))
    }
  })
}

/** What a rule refused, with what was typed; who may not at all is told by his own page. */
function wrongOf(error: unknown, request: FastifyRequest, usual: string): Wrong {
  const language = pageLanguage(request)
  const errors = wrongIn(error, language, usual)
  const fields = fieldsOf(request)
  const typed = Object.fromEntries(['note', 'remark'].map((name) => [name, textIn(fields, name)]))
  return { status: describe(error, language).status, errors, typed }
}
