import { ask, type Line, type Request } from './ask.ts'

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

/** What a desk is shown at an address; null where it is told nothing. */
export async function look(
  commune: Commune,
  line: Line,
  { desk, path }: { desk: string; path: string },
): Promise<Record<string, unknown> | null> {
  const answer = await ask(line, request(commune, desk, { act: 'read', path, body: null, code: null }))
  return answer && answer.status < 300 ? answer.body : null
}
