/** What can be wrong between a history and the house that remains. */
const FAULTS = {
  lost: 'acknowledged and not there',
  doubled: 'asked for once and done twice',
  unasked: 'there and never asked for, or asked for and refused',
  answer_changed: 'the same request under the same key was answered differently',
  order: 'done or seen in another order than it was told in',
  law: 'an act the law does not know in that state',
  version: 'a version of a dossier without exactly one event',
  number_gap: 'a register with a hole',
  number_twice: 'one number on two papers, or a paper whose number is not in the book',
  money: 'money that does not fit what was collected',
  original: 'a stored file that is missing or no longer what its name says',
  feed: 'the feed lacks an event or has one twice',
  consumer: 'a consumer of the feed that did not come to its end',
  tally: 'a figure that is not the count of the events',
  statistics: 'what reports count is not what the events tell',
  custody: 'an original whose chain of hands is broken, or papers the book does not know',
  queue: 'a number drawn or called twice, or a hole in them',
  chain: 'a chain that opened no next dossier after a result, or one too many',
  letter: 'an alert without its letter, or one letter under two names',
  died: 'the server ended by itself',
  log: 'the evidence log does not verify',
} as const

export type FaultKind = keyof typeof FAULTS

/** One thing that is wrong, and where: a dossier's code, a register, a file, a key. */
export type Fault = { readonly kind: FaultKind; readonly where: string; readonly told: string }

/** A fault with its words. */
export function fault(kind: FaultKind, where: string, detail = ''): Fault {
  return { kind, where, told: detail === '' ? FAULTS[kind] : `${FAULTS[kind]}: ${detail}` }
}
