/** Letters: every alert was written about, every letter written was delivered at least once, and one letter has one name. */
import type { Kept } from './kept.ts'
import type { Received } from './post-office.ts'
import { fault, type Fault } from './verdict.ts'

/** Holds what the house wrote against what came in at the post office. */
export function checkLetters({ alerts, mails }: Kept, received: readonly Received[]): Fault[] {
  const written = new Set(mails.flatMap(({ alerts: ids }) => ids))
  const names = new Map(received.map(({ id, to }) => [id.split('@')[0] ?? '', to]))
  const known = new Set(mails.map(({ id }) => id))
  const told = received.flatMap(({ id, to, text }) =>
    [...text.matchAll(/H\d\d\.\d+-\d{6}-\d+/g)].map(([code]) => ({ about: `${code} to ${to}`, id })),
  )
  const twice = [...Map.groupBy(told, ({ about }) => about)].filter(
    ([, some]) => new Set(some.map(({ id }) => id)).size > 1,
  )
  return [
    ...alerts
      .filter(({ id }) => !written.has(id))
      .map(({ code }) => fault('letter', code, 'no letter was written')),
    ...mails.flatMap(({ id, address, is_sent, is_needless }) => {
      if (!is_sent) return is_needless ? [] : [fault('letter', id, 'it was never sent')]
      return names.get(id) === address ? [] : [fault('letter', id, 'told to be sent, and never came in')]
    }),
    ...[...names.keys()].filter((id) => !known.has(id)).map((id) => fault('letter', id, 'nobody wrote it')),
    ...twice.map(([about]) => fault('letter', about, 'told twice in letters of different names')),
  ]
}
