import type { Request } from './ask.ts'

/** One commune, with the cookies of its desks. */
export type Commune = {
  readonly unit: string
  readonly official: string
  readonly cookies: ReadonlyMap<string, string>
  /** The counters of its queue, and its agencies, by id. */
  readonly counters: readonly string[]
  readonly agencies: readonly string[]
}

/** What a desk of the commune asks. */
export function request(
  { unit, cookies }: Commune,
  desk: string,
  what: Omit<Request, 'cookie' | 'actor'>,
): Request {
  return { ...what, cookie: cookies.get(desk) ?? '', actor: `${desk}.${unit}` }
}
