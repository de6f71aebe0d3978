import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { act } from '#http/work.ts'
import { countWrongPresent, WRONG_PRESENT_PASSWORD } from '#modules/people'
import type { Work } from '#modules/record'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { nestFields } from '../form-fields.ts'
import { errorsOf, textIn } from '../posted.ts'
import { doingByForm } from '../serve.ts'

/** Does a form's act by whoever shows his password again; a wrong one is counted as at the door. */
export async function actProven<T>(
  door: Door,
  request: FastifyRequest,
  run: (work: Work, present: string) => Promise<T>,
): Promise<void> {
  const posted = nestFields(request.body)
  const doing = await doingByForm(door, request)
  try {
    await act(door, doing, (work) => run(work, textIn(posted, 'password')))
  } catch (error) {
    if (isWrongPresent(error) && doing.actor.id) {
      await countWrongPresent(door.house.app, doing.actor.id, door.clock())
    }
    throw error
  }
}

/** A wrong present password stands at its field; other refusals as `errorsOf` has them. */
export function errorsOfProof(error: unknown, field: string): readonly FieldError[] {
  if (isWrongPresent(error)) return [{ field: 'password', message: error.text }]
  return errorsOf(error, field)
}

/** Whether it was the present password that did not fit. */
export function isWrongPresent(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === WRONG_PRESENT_PASSWORD
}
