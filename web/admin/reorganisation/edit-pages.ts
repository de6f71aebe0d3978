import type { FastifyInstance, FastifyReply } from 'fastify'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { type Change, EditInput, editPlan } from '#modules/reorganisation'
import type { FieldError } from '#platform/refusal.ts'
import { errorsOf, textIn } from '../../posted.ts'
import { actByForm, fieldsOf } from '../../serve.ts'
import { ById, type Exchange, PLANS } from './plan-reader.ts'
import type { Showing } from './plans-pages.ts'

const TYPED = [
  'old_code',
  'old_name',
  'new_code',
  'new_name',
  'receives_population',
  'area_part',
  'legal_basis',
] as const

/** A line as its form shows it. */
export function typedOf(change: Change | undefined): Record<string, string> {
  return Object.fromEntries(TYPED.map((name) => [name, change?.[name] ?? '']))
}

/** Changing, adding and taking away one line of a draft. */
export function editPages(
  app: FastifyInstance,
  door: Door,
  show: (door: Door, exchange: Exchange, showing: Showing) => Promise<FastifyReply>,
): void {
  app.post<ById>(`${PLANS}/:id/dong`, { schema: { params: ById } }, async (request, reply) => {
    const { id } = request.params
    const fields = fieldsOf(request)
    const typed = Object.fromEntries(TYPED.map((name) => [name, textIn(fields, name).trim()]))
    const digest = textIn(fields, 'digest')
    const line = textIn(fields, 'line') === '' ? null : Number(textIn(fields, 'line'))
    try {
      await actByForm(door, request, async (work) => {
        const isGone = textIn(fields, 'xoa') !== ''
        const row = isGone ? null : typed
        return editPlan(work, id, checkInput(request, EditInput, { line, digest, row }))
      })
    } catch (error) {
      const errors = errorsOf(error, 'old_code').map((one) => ({ ...one, field: fieldOf(one) }))
      const sua = line === null ? 'moi' : String(line)
      return show(door, { request, reply }, { id, sua, typed, digest, errors })
    }
    return reply.redirect(`${PLANS}/${id}`, 303)
  })
}

/** Which field of the form a mistake of the folder is about: the column it names, else the first. */
function fieldOf({ field, message }: FieldError): string {
  const known: readonly string[] = TYPED
  return known.includes(field) ? field : (TYPED.find((name) => message.en.includes(name)) ?? 'old_code')
}
