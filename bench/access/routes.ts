/** Every address of the house, from the OpenAPI document and from the pages as they are registered. */
import type { RouteOptions } from 'fastify'

/** One method at one address; `{code}` stands for a parameter. */
export type Route = {
  readonly method: string
  readonly path: string
  readonly door: 'api' | 'page'
  /** The schemas of what it takes; pages have none of their fields. */
  readonly query: Json
  readonly body: Json
  readonly takesFile: boolean
}

/** A JSON schema, as far as the audit reads it. */
export type Json = { readonly [key: string]: unknown }

/** `GET /api/dossiers/{code}`. */
export function nameOf(route: Pick<Route, 'method' | 'path'>): string {
  return `${route.method} ${route.path}`
}

/** The operations of an OpenAPI document, with its references resolved. */
function apiRoutes(document: unknown): Route[] {
  const root = asJson(document)
  const paths = Object.entries(asJson(root['paths'])).filter(([path]) =>
    /^\/(api\/|healthz|readyz)/.test(path),
  )
  return paths.flatMap(([path, methods]) =>
    Object.entries(asJson(methods)).map(([method, operation]) => {
      const content = asJson(asJson(asJson(operation)['requestBody'])['content'])
      const json = asJson(content['application/json'])['schema']
      return {
        ...{ method: method.toUpperCase(), path, door: 'api' as const },
        query: queryOf(asJson(operation)['parameters']),
        body: resolved(asJson(json), root),
        takesFile: path === '/api/papers' || 'multipart/form-data' in content,
      }
    }),
  )
}

/** Every address: the operations of the document, then whatever else was registered; only what serves assets is left out. */
export function allRoutes(document: unknown, registered: readonly RouteOptions[]): Route[] {
  const documented = apiRoutes(document)
  const known = new Set(documented.map(nameOf))
  const others = registered.flatMap(({ method, url, schema }) =>
    (Array.isArray(method) ? method : [method])
      .filter((one) => one !== 'HEAD' && one !== 'OPTIONS' && !/^\/(\*|_\/assets)/.test(url))
      .map((one) => ({
        ...{ method: one, door: 'page' as const, takesFile: false },
        body: asJson(schema?.body),
        path: url.replaceAll(/:(\w+)(\(.*?\$\))?/g, '{$1}').replace(/^\/evidence\/\*$/, '/evidence/{*}'),
        query: asJson(schema?.querystring),
      })),
  )
  return [...documented, ...others.filter((route) => !known.has(nameOf(route)))]
}

/** True where the address is one of a dossier's. */
export function isAboutDossier({ path }: Route): boolean {
  return /^\/(api\/dossiers|can-bo\/ho-so|dieu-hanh\/ho-so|ho-so)\/\{code\}/.test(path)
}

function queryOf(parameters: unknown): Json {
  const listed = Array.isArray(parameters) ? parameters.map(asJson) : []
  const inQuery = listed.filter((one) => one['in'] === 'query')
  return {
    type: 'object',
    required: inQuery.filter((one) => one['required'] === true).map((one) => String(one['name'])),
    properties: Object.fromEntries(inQuery.map((one) => [String(one['name']), asJson(one['schema'])])),
  }
}

/** Follows `$ref` eight floors deep, which ends schemas that hold themselves. */
function resolved(schema: Json, root: Json, floor = 0): Json {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (!value || typeof value !== 'object') return value
    return resolved(asJson(value), root, floor + 1)
  }
  const reference = schema['$ref']
  if (typeof reference === 'string') return floor > 8 ? {} : resolved(found(root, reference), root, floor + 1)
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, walk(value)]))
}

function found(root: Json, reference: string): Json {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<Json>((at, part) => asJson(at[part]), root)
}

/** The value as an object to look into; empty where it is none. */
export function asJson(value: unknown): Json {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
