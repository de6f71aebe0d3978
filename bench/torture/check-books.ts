/** Registers, money, stored files, the feed and who follows it. */
import { acknowledgement, type Op } from './history.ts'
import type { Kept, KeptNumber } from './kept.ts'
import { fault, type Fault } from './verdict.ts'

/** Everything that is counted or kept beside the dossiers. */
export function checkBooks(history: readonly Op[], kept: Kept): Fault[] {
  return [...checkRegisters(kept), ...checkMoney(history, kept), ...checkFiles(kept), ...checkFeed(kept)]
}

const placeOf = ({ register, number }: KeptNumber): string => `${register} ${number}`

/** A book has the numbers 1 to the last taken, each once; a paper's number is in its book, for the same dossier, on no other paper. */
function checkRegisters({ registers, entries, onPapers }: Kept): Fault[] {
  const books = Map.groupBy(entries, ({ register }) => register)
  const gaps = registers.flatMap(({ register, taken }) => {
    const numbers = new Set((books.get(register) ?? []).map(({ number }) => number))
    const missing = Array.from({ length: taken }, (_, index) => index + 1).filter(
      (number) => !numbers.has(number),
    )
    const beyond = [...numbers].filter((number) => number > taken)
    return missing.length + beyond.length > 0
      ? [
          fault(
            'number_gap',
            register,
            `${taken} taken; missing ${missing.slice(0, 5).join(', ') || 'none'}, beyond ${beyond.length}`,
          ),
        ]
      : []
  })
  const unkept = [...books.keys()].filter((name) => !registers.some(({ register }) => register === name))
  const owners = new Map(entries.map((entry) => [placeOf(entry), entry.code]))
  const twice = [...Map.groupBy(entries, placeOf)].filter(([, same]) => same.length > 1)
  const shared = [...Map.groupBy(onPapers, placeOf)].filter(([, papers]) => papers.length > 1)
  const strangers = onPapers.filter((paper) => owners.get(placeOf(paper)) !== paper.code)
  return [
    ...gaps,
    ...unkept.map((name) => fault('number_gap', name, 'a book without its register')),
    ...[...twice, ...shared].map(([place, same]) =>
      fault('number_twice', place, same.map(({ code }) => code).join(', ')),
    ),
    ...strangers.map((paper) =>
      fault('number_twice', placeOf(paper), `on a paper of ${paper.code}, which the book does not say`),
    ),
  ]
}

function checkMoney(history: readonly Op[], { dossiers, payments, events }: Kept): Fault[] {
  const paid = Map.groupBy(payments, ({ code }) => code)
  const collected = Map.groupBy(
    events.filter(({ act }) => act === 'pay'),
    ({ code }) => code,
  )
  const told = Map.groupBy(
    history.filter((op) => op.act === 'pay' && acknowledgement(op)),
    ({ code }) => code ?? '',
  )
  return dossiers.flatMap(({ code, fee_paid }) => {
    const lines = paid.get(code) ?? []
    const sum = lines.reduce((all, { amount }) => all + amount, 0)
    if (sum !== fee_paid) return [fault('money', code, `${sum} đồng in receipts, ${fee_paid} on the dossier`)]
    if (lines.length !== (collected.get(code)?.length ?? 0))
      return [fault('money', code, `${lines.length} receipts, ${collected.get(code)?.length ?? 0} acts`)]
    if (lines.length < (told.get(code)?.length ?? 0))
      return [fault('money', code, 'a payment that was told has no receipt')]
    return []
  })
}

function checkFiles({ files }: Kept): Fault[] {
  return files.flatMap(({ sha256, found }) =>
    found === sha256 ? [] : [fault('original', sha256, found === null ? 'missing' : `now ${found}`)],
  )
}

/** Delivered at least once: all came to the end of the feed. Effects once: what they made equals a count from the events. */
function checkFeed({ feed, cursors, log, tallies, spans, beyond_book }: Kept): Fault[] {
  const { events, placed, last } = feed
  const faults: Fault[] = []
  if (events !== placed || last !== placed)
    faults.push(fault('feed', 'feed', `${events} events, ${placed} placed, last position ${last}`))
  for (const [name, position] of Object.entries(cursors)) {
    if (position !== last) faults.push(fault('consumer', name, `at ${position} of ${last}`))
  }
  if (!log.ok) faults.push(fault('log', 'log', log.told))
  else if (log.entries !== last) faults.push(fault('consumer', 'log', `${log.entries} leaves of ${last}`))
  if (tallies.differences > 0) faults.push(fault('tally', 'tallies', tallies.told))
  if (spans.differences > 0) faults.push(fault('statistics', 'spans', spans.told))
  if (beyond_book !== 0)
    faults.push(fault('custody', 'book', `${beyond_book} papers more in the house than taken in`))
  return faults
}
