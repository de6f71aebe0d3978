import { Type, type Static } from 'typebox'
import { UNKNOWNS, type UnknownFilter } from '#modules/procedures'

/** What the address of the work list says: kind of fact, field, words, and after which code to go on. */
export const UnknownsQuery = Type.Object({
  thieu: Type.Optional(Type.String({ maxLength: 40 })),
  'linh-vuc': Type.Optional(Type.String({ maxLength: 200 })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  sau: Type.Optional(Type.String({ maxLength: 20 })),
})
export type UnknownsQuery = Static<typeof UnknownsQuery>

/** The query as the module asks it; words that say nothing are left out. */
export function filterOf(query: UnknownsQuery, on: string): UnknownFilter {
  const missing = UNKNOWNS.find((one) => one === query.thieu)
  const field = query['linh-vuc']
  return {
    on,
    ...(missing ? { missing } : {}),
    ...(field ? { field } : {}),
    ...(query.q ? { q: query.q } : {}),
  }
}

/** An address with the same filter, after a code or from the beginning. */
export function addressOf(path: string, query: UnknownsQuery, after?: string): string {
  const { sau: _after, ...filter } = query
  const words = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  if (after) words.set('sau', after)
  return words.size > 0 ? `${path}?${words}` : path
}
