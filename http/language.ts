import type { FastifyRequest } from 'fastify'
import type { Language } from '#platform/text.ts'

/** The cookie in which a reader's choice of language is kept. */
export const LANGUAGE_COOKIE = 'haicap_lang'

/** What the reader chose with the language switch; null while nothing was chosen. */
function chosenLanguage(request: Pick<FastifyRequest, 'headers'>): Language | null {
  const [, chosen] = COOKIE.exec(request.headers.cookie ?? '') ?? []
  return chosen === 'vi' || chosen === 'en' ? chosen : null
}

const COOKIE = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(vi|en)(?:;|$)`)

/** Pages are Vietnamese until the reader chooses, whatever his browser is set to. */
export function pageLanguage(request: Pick<FastifyRequest, 'headers'>): Language {
  return chosenLanguage(request) ?? 'vi'
}

/** The API answers in the chosen language, else in the one of Accept-Language. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const chosen = chosenLanguage(request)
  if (chosen) return chosen
  const wanted = (request.headers['accept-language'] ?? '').toLowerCase()
  const vi = wanted.indexOf('vi')
  const en = wanted.indexOf('en')
  if (en === -1) return 'vi'
  return vi !== -1 && vi < en ? 'vi' : 'en'
}
