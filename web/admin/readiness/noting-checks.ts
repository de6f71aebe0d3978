import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { CheckInput, noteCheck } from '#modules/readiness'
import { parseDay } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { wrongIn } from '../../explanations/wrong-in.ts'
import type { Nested } from '../../form-fields.ts'
import { textIn } from '../../posted.ts'
import { actByForm, fieldsOf } from '../../serve.ts'

type ByUnit = { Params: { unit: string } }
type Exchange = { readonly request: FastifyRequest<ByUnit>; readonly reply: FastifyReply }
type Wrong = { readonly errors: readonly FieldError[]; readonly typed: Readonly<Record<string, string>> }

/** Shows one unit's page, with what was wrong in its form. */
export type ShowUnit = (door: Door, exchange: Exchange, wrong: Wrong) => Promise<FastifyReply>

/** Keeping the checklist of a unit: whose an item is, until when, and that it was found done. */
export function notingChecks(app: FastifyInstance, door: Door, show: ShowUnit): void {
  app.post<ByUnit>('/quan-tri/san-sang/:unit', async (request, reply) => {
    const fields = fieldsOf(request)
    const { unit } = request.params
    try {
      await actByForm(door, request, (work) =>
        noteCheck(work, unit, checkInput(request, CheckInput, asked(fields))),
      )
      return await reply.redirect(`/quan-tri/san-sang/${unit}`, 303)
    } catch (error) {
      const names = ['item', 'owner_name', 'due_on', 'is_done', 'note']
      const typed = Object.fromEntries(names.map((name) => [name, textIn(fields, name)]))
      return show(
        door,
        { request, reply },
        { errors: wrongIn(error, pageLanguage(request), 'owner_name'), typed },
      )
    }
  })
}

function asked(fields: Nested): object {
  const due_on = parseDay(textIn(fields, 'due_on'))
  const faults = [
    ...(textIn(fields, 'owner_name').trim().length < 2 ? [NO_OWNER] : []),
    ...(due_on === null ? [NO_DAY] : []),
  ]
  const [first] = faults
  if (first) throw invalid('check_broken', first.message, faults)
  return {
    ...{ item: textIn(fields, 'item'), owner_name: textIn(fields, 'owner_name'), due_on },
    ...{ is_done: textIn(fields, 'is_done') === 'yes', note: textIn(fields, 'note') },
  }
}

const NO_OWNER: FieldError = {
  field: 'owner_name',
  message: { vi: 'Ghi tên người phụ trách.', en: 'Say whose it is.' },
}
const NO_DAY: FieldError = {
  field: 'due_on',
  message: { vi: 'Ghi ngày dạng 24/11/2026.', en: 'Write the day as 24/11/2026.' },
}
