import type { FastifyRequest } from 'fastify'
import type { Language } from '#platform/text.ts'

/** Vietnamese unless the reader chose English: by the page's cookie, else by Accept-Language. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies?.['haicap_lang']
  if (chosen === 'vi' || chosen === 'en') return chosen
  const wanted = (request.headers['accept-language'] ?? '').toLowerCase()
  const vi = wanted.indexOf('vi')
  const en = wanted.indexOf('en')
  if (en === -1) return 'vi'
  return vi !== -1 && vi < en ? 'vi' : 'en'
}
