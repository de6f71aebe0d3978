import type { FastifyRequest } from 'fastify'
import { mustAdminister } from '#modules/procedures'
import type { Trx } from '#platform/database.ts'
import type { Door } from './door.ts'
import { signedIn } from './session.ts'
import { read } from './work.ts'

/** Reads as the city's administrator; refuses everybody else. */
export async function readAsAdministrator<T>(
  door: Door,
  request: FastifyRequest,
  run: (trx: Trx, now: string) => Promise<T>,
): Promise<T> {
  const actor = await signedIn(door, request)
  mustAdminister(actor)
  return read(door, actor, run)
}
