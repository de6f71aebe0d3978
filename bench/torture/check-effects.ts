/** Nothing lost, nothing twice: every act that was told is there, and everything that is there was asked for once. */
import { acknowledgement, isBeside, isFiling, outcomeOf, stepsOf, type Op } from './history.ts'
import type { Kept, KeptEvent } from './kept.ts'
import { fault, type Fault } from './verdict.ts'

/** Holds filings, acts and uploads against what remains. */
export function checkEffects(history: readonly Op[], kept: Kept): Fault[] {
  const codes = codesByMark(kept)
  return [
    ...checkFilings(history, codes),
    ...checkActs(history, kept, codes),
    ...checkUploads(history, kept),
    ...checkAnswers(history),
  ]
}

function codesByMark({ dossiers }: Kept): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  // What a chain opened bears the words of the dossier before it; whether it may be there is the chain's to say.
  for (const { mark, code, by_house } of dossiers)
    if (!by_house) codes.set(mark, [...(codes.get(mark) ?? []), code])
  return codes
}

function checkFilings(history: readonly Op[], codes: ReadonlyMap<string, string[]>): Fault[] {
  const filings = history.filter(isFiling)
  const marks = new Set(filings.map(({ mark }) => mark ?? ''))
  const unasked = [...codes].filter(([mark]) => !marks.has(mark))
  return [
    ...filings.flatMap((op) => {
      const found = codes.get(op.mark ?? '') ?? []
      const told = acknowledgement(op)?.code
      if (found.length > 1) return [fault('doubled', found.join(', '), `filed under ${op.key}`)]
      if (told && found[0] !== told) return [fault('lost', told, `filed under ${op.key}`)]
      if (outcomeOf(op) === 'refused' && found[0])
        return [fault('unasked', found[0], 'its filing was refused')]
      return []
    }),
    ...unasked.map(([mark, [code = '']]) => fault('unasked', code, `filed as "${mark}"`)),
  ]
}

const nameOf = (code: string, act: string, actor: string): string => `${code} ${act} ${actor}`

/** Each event of a person belongs to one request: the told ones by their version, the rest to what was never told. */
function checkActs(history: readonly Op[], kept: Kept, codes: ReadonlyMap<string, string[]>): Fault[] {
  const events = new Map(kept.events.map((event) => [`${event.code} ${event.version}`, event]))
  const open = new Set(kept.events.filter(({ actor }) => actor !== null))
  const faults: Fault[] = []
  const maybe = new Map<string, number>()
  const told = new Set<string>()
  for (const op of history) {
    const code = op.code ?? codes.get(op.mark ?? '')?.[0] ?? ''
    if (op.act === 'read' || op.act === 'upload' || isBeside(op)) continue
    const answer = acknowledgement(op)
    const steps = stepsOf(op)
    for (const [at, act] of steps.entries()) {
      const name = nameOf(answer?.code ?? code, act, op.actor)
      if (answer) {
        const version = (answer.version ?? 0) - steps.length + 1 + at
        const event = events.get(`${answer.code} ${version}`)
        if (event?.act !== act || event.actor !== op.actor)
          faults.push(fault('lost', `${answer.code}`, `${act} of version ${version} by ${op.actor}`))
        else if (!open.delete(event))
          faults.push(fault('doubled', event.code, `version ${event.version} was told to two requests`))
        told.add(name)
      } else if (outcomeOf(op) === 'unknown') maybe.set(name, (maybe.get(name) ?? 0) + 1)
    }
  }
  return [...faults, ...[...open].flatMap((event) => judgeUntold(event, { maybe, told }))]
}

function judgeUntold(
  event: KeptEvent,
  { maybe, told }: { maybe: Map<string, number>; told: ReadonlySet<string> },
): Fault[] {
  const name = nameOf(event.code, event.act, event.actor ?? '')
  const left = maybe.get(name) ?? 0
  maybe.set(name, left - 1)
  if (left > 0) return []
  const detail = `${event.act} of version ${event.version} by ${event.actor}`
  return [fault(told.has(name) ? 'doubled' : 'unasked', event.code, detail)]
}

function checkUploads(history: readonly Op[], kept: Kept): Fault[] {
  const papers = new Map(kept.papers.map((paper) => [paper.id, paper]))
  const holders = new Map(
    history.flatMap((op) => {
      const code = acknowledgement(op)?.code
      return code && op.act !== 'read' ? op.papers.map((id) => [id, code] as const) : []
    }),
  )
  return history.flatMap((op) => {
    const paper = op.act === 'upload' ? acknowledgement(op)?.paper : null
    if (!paper) return []
    const found = papers.get(paper.id)
    if (found?.sha256 !== paper.sha256) return [fault('lost', paper.id, 'an uploaded paper')]
    const holder = holders.get(paper.id)
    if (holder && found.holder !== holder) return [fault('lost', paper.id, `the paper is not with ${holder}`)]
    return []
  })
}

/** A request that was sent again is answered as it was the first time. */
function checkAnswers(history: readonly Op[]): Fault[] {
  return history.flatMap((op) => {
    const first = acknowledgement(op)
    if (!first || op.act === 'read') return []
    const other = op.answers.find(
      (answer) =>
        (answer.status < 300 || (answer.status < 500 && answer.status !== 429 && answer.at > first.at)) &&
        (answer.status !== first.status ||
          answer.code !== first.code ||
          answer.version !== first.version ||
          answer.business !== first.business ||
          answer.paper?.id !== first.paper?.id ||
          answer.ticket?.id !== first.ticket?.id ||
          answer.ticket?.call !== first.ticket?.call),
    )
    if (!other) return []
    const say = ({ status, code, version }: typeof first): string => `${status} ${code} version ${version}`
    return [fault('answer_changed', first.code ?? op.key, `${op.act}: ${say(first)}, then ${say(other)}`)]
  })
}
