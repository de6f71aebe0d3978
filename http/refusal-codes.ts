import type { FastifyRequest } from 'fastify'

const codes = new WeakMap<FastifyRequest, string>()

/** Remembers by which code a request is refused, until it has been answered. */
export function noteCode(request: FastifyRequest, code: string): void {
  codes.set(request, code)
}

/** By which code a request was refused; undefined where a page answered a refused form itself. */
export function codeOf(request: FastifyRequest): string | undefined {
  return codes.get(request)
}
