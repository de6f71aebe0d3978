import type { FastifyInstance } from 'fastify'
import type { Language } from '#platform/text.ts'

/** The HTTP door reads the same cookie for its messages. */
const COOKIE = 'haicap_lang'
const YEAR_S = 31_536_000

/** The reader's language: what they chose before, otherwise Vietnamese, whatever the browser is set to. */
export function languageOf(cookieHeader: string | undefined): Language {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=en(?:;|$)`).test(cookieHeader ?? '') ? 'en' : 'vi'
}

/** The language switch: `GET /ngon-ngu/en?ve=/thu-tuc` keeps the choice in a cookie and goes back. */
export async function languageRoutes(app: FastifyInstance): Promise<void> {
  app.get<{ Params: { language: string }; Querystring: { ve?: unknown } }>(
    '/ngon-ngu/:language',
    (request, reply) => {
      const language = request.params.language === 'en' ? 'en' : 'vi'
      return reply
        .header('set-cookie', `${COOKIE}=${language}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`)
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
