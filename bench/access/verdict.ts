/** Judges an answer by what the table says. Pure, so that the judge can be tried himself. */
import type { Expected } from './policy.ts'

/** What came back, as far as a wall shows in it. */
export type Answer = {
  readonly status: number
  readonly location: string
  readonly body: string
  readonly ms: number
}

/** What a check came to; `sound` where nothing is wrong. */
export type Verdict = 'sound' | 'leak' | 'wrong_refusal' | 'server_error' | 'script' | 'slow'

/** Was the stranger turned away for who he is? A complaint about the body came before anybody asked. */
export function hasProvenIt(answer: Answer): boolean {
  return [401, 403, 404].includes(answer.status) || isAskedToSignIn(answer)
}

/** Longest an answer may take, in milliseconds; the hostile input asks PostgreSQL to sleep four times as long. */
export const LONGEST_MS = 5_000

/** Does this answer keep to what was expected? `marks`: what must not be read; `isChanged`: what must not be touched, was. */
export function judge(
  answer: Answer,
  {
    expected,
    marks,
    isChanged = false,
  }: { expected: Expected; marks: readonly string[]; isChanged?: boolean },
): Verdict {
  if (answer.status >= 500) return 'server_error'
  if (isChanged && (expected === 'shut' || expected === 'blind')) return 'leak'
  if (marks.some((mark) => answer.body.includes(mark))) return 'leak'
  if (expected === 'shut' && isLetIn(answer)) return 'leak'
  if ((expected === 'open' || expected === 'admitted') && isTurnedAway(answer, expected === 'admitted'))
    return 'wrong_refusal'
  return answer.ms > LONGEST_MS ? 'slow' : 'sound'
}

function isAskedToSignIn({ status, location }: Answer): boolean {
  return status === 303 && location.startsWith('/dang-nhap')
}

function isLetIn(answer: Answer): boolean {
  return answer.status < 400 && !isAskedToSignIn(answer)
}

function isTurnedAway(answer: Answer, mayBeMissing: boolean): boolean {
  const { status } = answer
  return [401, 403].includes(status) || (status === 404 && !mayBeMissing) || isAskedToSignIn(answer)
}
