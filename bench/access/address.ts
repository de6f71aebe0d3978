/** Fills an address and its query with what belongs to a subject. */
import { asJson, nameOf, type Route } from './routes.ts'
import type { Subject } from './scene.ts'

const PROCEDURE = '2.000815'

/** The address of a route about a subject. */
export function addressOf(route: Route, subject: Subject): string {
  const path = route.path.replaceAll(/\{(\w+)\}|\*/g, (_, name: string | undefined) =>
    encodeURIComponent(parameterOf(route, name ?? '*', subject)),
  )
  const query = queryOf(route, subject)
  return query.size > 0 ? `${path}?${query}` : path
}

function parameterOf(route: Route, name: string, subject: Subject): string {
  const { path } = route
  const known: Record<string, string> = {
    ...{
      unit: subject.slug,
      slug: subject.slug,
      form: '01',
      language: 'vi',
      step: 'noi-nop',
      draft: subject.draft,
    },
    code: /^\/(api\/procedures|thu-tuc|nop)\//.test(path) ? PROCEDURE : subject.dossier.code,
    id: /draft|nhap/.test(path)
      ? subject.draft
      : /^\/(api\/payments|quay\/bien-lai)\//.test(path)
        ? subject.payment
        : path.startsWith('/api/papers/')
          ? subject.waiting
          : subject.held,
  }
  return known[name] ?? 'x'
}

function queryOf(route: Route, { dossier }: Subject): URLSearchParams {
  const asked: Record<string, Record<string, string>> = {
    'GET /api/registers/follow-up': {
      ...{ from: '2026-03-01', to: '2026-03-31', format: 'xlsx' },
      agency: dossier.reception_agency_id,
    },
    'GET /api/where-to-go': { q: 'Cầu Giấy' },
    'GET /quay/tiep-nhan': { 'thu-tuc': PROCEDURE },
    'POST /quay/tiep-nhan': { 'thu-tuc': PROCEDURE },
  }
  return new URLSearchParams(asked[nameOf(route)] ?? {})
}

/** True where an answer depends on the subject asked about. */
export function isAboutSubject(route: Route): boolean {
  return /\{(code|id|draft|unit|slug)\}/.test(route.path) || 'agency' in asJson(route.query['properties'])
}
