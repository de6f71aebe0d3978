/** Originals and the queue: each paper has one holder by an unbroken chain of hands, each number is drawn and called once. */
import { acknowledgement, isBeside, isFiling, outcomeOf, type Op } from './history.ts'
import type { Kept, KeptOriginal } from './kept.ts'
import { fault, type Fault } from './verdict.ts'

/** Everything acknowledged beside the dossiers is there, once; the books of custody and of the queue hold. */
export function checkBeside(history: readonly Op[], kept: Kept): Fault[] {
  const lines = linesOf(kept)
  return [
    ...checkHandedIn(history, kept),
    ...kept.originals.flatMap((original) => checkHands(original, lines.get(original.id) ?? [])),
    ...checkActsBeside(history.filter(isBeside), kept),
    ...checkDayEnds(kept),
    ...checkNumbers(kept),
    ...checkCalls(kept),
  ]
}

/** A paper that came with an acknowledged filing is in the book, once. */
function checkHandedIn(history: readonly Op[], { originals }: Kept): Fault[] {
  const byCode = Map.groupBy(originals, ({ code }) => code)
  return history.flatMap((op) => {
    const code = isFiling(op) ? acknowledgement(op)?.code : null
    if (!code || op.things.length === 0) return []
    const found = byCode.get(code)?.length ?? 0
    if (found === op.things.length) return []
    return [
      fault(found === 0 ? 'lost' : 'doubled', code, `${found} originals of ${op.things.length} handed in`),
    ]
  })
}

/** From whom to whom each line of the book moves a paper of an agency; null where it stays with whom it was. */
const HANDS: Readonly<Record<string, readonly [from: string, to: string] | null>> = {
  ...{ take: ['citizen', '@'], pass: ['@', '@'], send: ['@', 'courier'] },
  ...{ receive: ['courier', '@'], take_back: ['courier', '@'], return: ['@', 'citizen'] },
  ...{ miss: null, refuse_slip: null },
}

/** The lines of the book, by the original they name. */
function linesOf({ custody }: Kept): Map<string, Kept['custody'][number][]> {
  const lines = new Map<string, Kept['custody'][number][]>()
  for (const line of custody) {
    for (const id of line.originals) lines.set(id, [...(lines.get(id) ?? []), line])
  }
  return lines
}

/**
 * The lines of the book are steps of one walk from the citizen to whoever has the paper now: every place is left as often
 * as it was come to, but for the first and the last; and each change of the row has its line.
 */
function checkHands(original: KeptOriginal, lines: Kept['custody']): Fault[] {
  const { id, agency, version } = original
  const steps = lines.flatMap(({ kind, agency: at }) => {
    const hands = HANDS[kind]
    return hands ? [hands.map((place) => (place === '@' ? at : place))] : []
  })
  if (steps.length !== version)
    return [fault('custody', id, `changed hands ${version} times, ${steps.length} lines in the book`)]
  const balance = new Map([['citizen', 1]])
  for (const [from = '', to = ''] of steps) {
    balance.set(from, (balance.get(from) ?? 0) - 1)
    balance.set(to, (balance.get(to) ?? 0) + 1)
  }
  const now = original.holder === 'courier' || original.holder === 'citizen' ? original.holder : agency
  balance.set(now ?? '', (balance.get(now ?? '') ?? 0) - 1)
  const broken = [...balance].filter(([, left]) => left !== 0).map(([place]) => place)
  return broken.length > 0 ? [fault('custody', id, `the chain of hands breaks at ${broken.join(', ')}`)] : []
}

/** What nobody asks for: after midnight the house ends the queues of the day, and carries over who still waits. */
const ENDS_A_DAY: ReadonlySet<string> = new Set(
  ['miss', 'finish', 'expire', 'carry_over'].map((act) => `queue.${act} null`),
)

/** The house ends only days that are over: what it did to a ticket, it did later than on the day the number is of. */
function checkDayEnds({ beside, tickets }: Kept): Fault[] {
  const drawnOn = new Map(tickets.map(({ id, day }) => [id, day]))
  return beside
    .filter(({ noun, act, actor }) => noun === 'queue' && ENDS_A_DAY.has(`queue.${act} ${actor}`))
    .filter(({ thing, day }) => day <= (drawnOn.get(thing) ?? day))
    .map(({ thing, act, day }) =>
      fault('queue', thing, `${act} by the house on ${day}, before its day was over`),
    )
}

/** What was told has its event; what has an event was asked for. Calling the next one also finishes the one before. */
function checkActsBeside(ops: readonly Op[], { beside }: Kept): Fault[] {
  const nameOf = (noun: string, act: string, actor: string | null): string => `${noun}.${act} ${actor}`
  const done = Map.groupBy(beside, ({ noun, act, actor }) => nameOf(noun, act, actor))
  const asked = Map.groupBy(ops, ({ act, actor }) => `${act} ${actor}`)
  const counts = [...new Set([...done.keys(), ...asked.keys()])].flatMap((name) => {
    const some = asked.get(name) ?? []
    // A counter at which nobody waits answers that, and does nothing.
    const told = some.filter((op) => {
      const answer = acknowledgement(op)
      return answer !== null && (op.act !== 'queue.call' || answer.ticket !== null)
    }).length
    const maybe = some.filter((op) => outcomeOf(op) === 'unknown').length
    const found = done.get(name)?.length ?? 0
    if (found < told) return [fault('lost', name, `${told} told, ${found} done`)]
    if (found > told + maybe && !name.startsWith('queue.finish') && !ENDS_A_DAY.has(name))
      return [fault('doubled', name, `${told} told, ${maybe} never answered, ${found} done`)]
    return []
  })
  return [...counts, ...checkTold(ops, beside), ...checkVersionsBeside(beside)]
}

function checkTold(ops: readonly Op[], beside: Kept['beside']): Fault[] {
  const events = new Map(beside.map((event) => [`${event.thing} ${event.version}`, event]))
  const claimed = new Set<string>()
  return ops.flatMap((op) => {
    const ticket = acknowledgement(op)?.ticket
    if (!ticket) return []
    const name = `${ticket.id} ${ticket.version}`
    if (`queue.${events.get(name)?.act}` !== op.act)
      return [fault('lost', ticket.label, `${op.act} of ticket ${name} by ${op.actor}`)]
    if (claimed.has(name)) return [fault('doubled', ticket.label, `${op.act} told to two requests`)]
    claimed.add(name)
    return []
  })
}

/** Each change of a ticket has one event. */
function checkVersionsBeside(beside: Kept['beside']): Fault[] {
  const tickets = Map.groupBy(
    beside.filter(({ noun }) => noun === 'queue'),
    ({ thing }) => thing,
  )
  return [...tickets].flatMap(([thing, events]) => {
    const versions = events.map(({ version }) => version).toSorted((a, b) => a - b)
    return versions.every((version, index) => version === index + 1)
      ? []
      : [fault('queue', thing, `a ticket with the versions ${versions.join(', ')}`)]
  })
}

/** The numbers of a unit's day and letter are 1 to the last, each once, and each has the events of its version. */
function checkNumbers({ tickets, beside }: Kept): Fault[] {
  const events = Map.groupBy(beside, ({ thing }) => thing)
  const books = Map.groupBy(tickets, ({ unit, day, label }) => `${unit} ${day} ${label.slice(0, 1)}`)
  return [
    ...[...books].flatMap(([name, drawn]) => {
      // Behind a number carried over stands the day it was drawn: A012-30.
      const numbers = drawn.map(({ label }) => parseInt(label.slice(1), 10)).toSorted((a, b) => a - b)
      return numbers.every((number, index) => number === index + 1)
        ? []
        : [fault('queue', name, `numbers drawn: ${numbers.slice(0, 20).join(', ')}`)]
    }),
    ...tickets.flatMap(({ id, label, version }) => {
      const found = events.get(id)?.length ?? 0
      return found === version ? [] : [fault('queue', label, `version ${version}, ${found} events`)]
    }),
  ]
}

/** The calls of a unit are numbered without a hole, and nobody is called twice but who came back to the line. */
function checkCalls({ lines, calls }: Kept): Fault[] {
  const byUnit = Map.groupBy(calls, ({ unit }) => unit)
  const first = calls.filter(({ kind }) => kind === 'call')
  const twice = [...Map.groupBy(first, ({ ticket }) => ticket)].filter(
    ([, some]) => some.length > 1 + (some[0]?.returned ?? 0),
  )
  return [
    ...lines.flatMap(({ unit, calls: last }) => {
      const numbers = new Set((byUnit.get(unit) ?? []).map(({ number }) => number))
      const isWhole = numbers.size === last && [...numbers].every((number) => number >= 1 && number <= last)
      return isWhole ? [] : [fault('queue', `unit ${unit}`, `${last} calls, ${numbers.size} in the book`)]
    }),
    ...twice.map(([ticket, some]) => fault('queue', ticket, `called ${some.length} times`)),
  ]
}
