import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Work } from '#modules/record'
import type { Door } from './door.ts'
import { sealFields } from './seal-fields.ts'
import { signedIn } from './session.ts'
import { act, keyOf } from './work.ts'

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Does an act of somebody signed in under the request's Idempotency-Key; says where the answer is a remembered one. */
export async function actByRequest<T>(
  door: Door,
  { request, reply }: Exchange,
  run: (work: Work) => Promise<T>,
): Promise<T> {
  const actor = await signedIn(door, request)
  const body = sealFields(door, request.body)
  const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body })
  const done = await act(door, { actor, key }, run)
  if (done.replayed) reply.header('idempotency-replayed', 'true')
  return done.answer
}
