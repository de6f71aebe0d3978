/** Fills an address and its query with what belongs to a subject. */
import { deterministicId } from '#platform/ids.ts'
import { asJson, nameOf, type Route } from './routes.ts'
import type { Subject } from './scene.ts'

const PROCEDURE = '2.000815'

/** An id that nothing has. */
const NOWHERE = '018f6b3e-7c1a-7a52-9d3e-2f6a1c0b9d11'

/** Where `{code}` is a procedure's. */
const OF_PROCEDURE = /\/(procedures|thu-tuc|nop)\//

/** Where `{id}` is the first desk of the subject's point, as the demonstration loads it. */
const AT_DESK = /^\/api\/desks\/\{id\}\/(calls|recall|start|finish|absence|transfer|services)$/

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
      owner: subject.dossier.reception_agency_id,
      officer: `chuyenvien.${subject.slug}`,
      number: '1',
      name: '1',
      desk: NOWHERE,
      duty: NOWHERE,
      list: 'communes_112',
      part: 'form',
      item: '1',
      paper: path.startsWith('/api/delegations/')
        ? subject.instrument
        : path.startsWith('/api/absences/')
          ? subject.substitution
          : subject.held,
      unit: subject.slug,
      slug: subject.slug,
      form: '01',
      key: path.startsWith('/quan-tri/mien-giam/') ? 'merit' : 'ii06a',
      from: '2016-01-01',
      language: 'vi',
      step: 'noi-nop',
      draft: subject.draft,
    },
    code: OF_PROCEDURE.test(path) ? PROCEDURE : subject.dossier.code,
    id: AT_DESK.test(path)
      ? deterministicId(`desk ${subject.dossier.reception_agency_id} 1`)
      : /draft|nhap/.test(path)
        ? subject.draft
        : /^\/(api\/payments|quay\/bien-lai)\//.test(path)
          ? subject.payment
          : path.startsWith('/api/papers/')
            ? subject.waiting
            : path.startsWith('/api/absences/')
              ? subject.absence
              : /delegations|tham-quyen/.test(path)
                ? subject.delegation
                : subject.held,
  }
  return known[name] ?? 'x'
}

function queryOf(route: Route, { dossier, slug }: Subject): URLSearchParams {
  const book = { agency: dossier.reception_agency_id, register: 'THS', year: '2026' }
  const asked: Record<string, Record<string, string>> = {
    'GET /api/registers/follow-up': {
      ...{ from: '2026-03-01', to: '2026-03-31', format: 'xlsx' },
      agency: dossier.reception_agency_id,
    },
    'GET /api/registers/entries': book,
    'GET /api/registers/book': book,
    'GET /api/delegations': { agency: dossier.competence_agency_id },
    'GET /api/absences': { agency: dossier.competence_agency_id },
    'GET /api/competences': { agency: dossier.competence_agency_id },
    'GET /api/procedures/{code}/comparison': { from: '1', to: '1' },
    'GET /api/procedure-switches/preview': { list: 'communes_112', valid_from: '2026-12-01' },
    'GET /api/outages/preview': {
      ...{ units: slug, from_at: '2026-03-01T01:00:00.000Z', to_at: '2026-03-01T03:00:00.000Z' },
    },
    'GET /api/signing/waiting': { kind: 'personal' },
    'GET /api/reports/{key}': { period: '2026-03' },
    'GET /api/index766': { period: '2026-03' },
    'GET /api/review': { period: '2026-03' },
    'GET /api/evidence/inclusion': { index: '0', size: '1' },
    'GET /api/evidence/consistency': { from: '1', to: '1' },
    'GET /api/where-to-go': { q: 'Cầu Giấy' },
    'GET /quay/tiep-nhan': { 'thu-tuc': PROCEDURE },
    'POST /quay/tiep-nhan': { 'thu-tuc': PROCEDURE },
  }
  return new URLSearchParams(asked[nameOf(route)] ?? {})
}

/** True where an answer depends on the subject asked about. */
export function isAboutSubject(route: Route): boolean {
  const { path } = route
  if (OF_PROCEDURE.test(path)) return path.includes('{draft}')
  return (
    /\{(code|id|draft|unit|slug|owner|officer)\}/.test(path) || 'agency' in asJson(route.query['properties'])
  )
}
