import { Type, type Static } from 'typebox'
import { type Catalogue, listUnknowns, type ProcedureQuery } from '#modules/procedures'

/** What the address of the catalogue says: words, field, which procedures only, after which code to go on. */
export const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  'linh-vuc': Type.Optional(Type.String({ maxLength: 200 })),
  chi: Type.Optional(Type.String({ maxLength: 40 })),
  sau: Type.Optional(Type.String({ maxLength: 20 })),
})
export type ListQuery = Static<typeof ListQuery>

/** What the list may be narrowed to. */
export const ONLY = {
  'dang-soan': { vi: 'Đang soạn phiên bản mới', en: 'Next version being written' },
  'chua-ro-thoi-han': { vi: 'Chưa rõ thời hạn', en: 'Limit not known' },
} as const

type Facts = { readonly catalogue: Catalogue; readonly on: string; readonly drafted: ReadonlySet<string> }

/** The query as the module asks it; words that say nothing are left out. */
export function queryOf(query: ListQuery, { catalogue, on, drafted }: Facts): ProcedureQuery {
  const field = query['linh-vuc']
  const unclear = () =>
    new Set(listUnknowns(catalogue, { on, missing: 'limit' }).items.map(({ code }) => code))
  const among = query.chi === 'dang-soan' ? drafted : query.chi === 'chua-ro-thoi-han' ? unclear() : undefined
  return {
    on,
    limit: 50,
    ...(query.q ? { q: query.q } : {}),
    ...(field ? { field } : {}),
    ...(among ? { among } : {}),
    ...(query.sau ? { after: query.sau } : {}),
  }
}

/** The same list after a code, or from its beginning. */
export function hrefOf(query: ListQuery, after?: string): string {
  const { sau: _after, ...kept } = query
  const words = new URLSearchParams(Object.entries(kept).filter(([, value]) => value !== ''))
  if (after) words.set('sau', after)
  return words.size > 0 ? `/quan-tri/thu-tuc?${words}` : '/quan-tri/thu-tuc'
}
