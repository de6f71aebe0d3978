import type { FastifyRequest } from 'fastify'
import { safePath } from '../language.ts'

export type Back = { Querystring: { ve?: string } }

/** Only pages of this house are gone back to; '' for the reader's own first page. */
export function backOf(request: FastifyRequest<Back>): string {
  const back = safePath(request.query.ve)
  return back === '/' || back.startsWith('/dang-nhap') ? '' : back
}
