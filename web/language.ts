import type { FastifyInstance } from 'fastify'
import { LANGUAGE_COOKIE } from '#http/language.ts'

const YEAR_S = 31_536_000

/** The language switch: `GET /ngon-ngu/en?ve=/thu-tuc` keeps the choice in a cookie and goes back. */
export async function languageRoutes(app: FastifyInstance): Promise<void> {
  app.get<{ Params: { language: string }; Querystring: { ve?: unknown } }>(
    '/ngon-ngu/:language',
    (request, reply) => {
      const language = request.params.language === 'en' ? 'en' : 'vi'
      return reply
        .header('set-cookie', `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`)
        .header('cache-control', 'no-store')
        .redirect(safePath(request.query.ve), 303)
    },
  )
}

/** A path of this house to come back to; anything that could lead to another house becomes the home page. */
export function safePath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])[^\\\s]*$/.test(path)) return '/'
  return new URL(path, 'http://house.invalid').host === 'house.invalid' ? path : '/'
}
