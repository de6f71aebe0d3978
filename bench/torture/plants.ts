import type { FaultKind } from './verdict.ts'

/** One way to break the build: a text of a file, and what stands there instead; `DUE` is true when the bug strikes. */
type Plant = {
  readonly file: string
  readonly from: string
  readonly to: string
  /** It strikes at this turn and the two after it; without end where `always`. */
  readonly after: number
  readonly always?: boolean
  /** What the checker must call it. */
  readonly caughtAs: FaultKind
  readonly about: string
}

const TAKEN = 'on conflict (agency_id, register, year) do update set taken = r.taken + '
const PUBLISH = 'await publish(part, pathOf(place.folder, file.sha256))'
const TOLD = 'told as (${event})'
const ACT = 'run({ trx, actor, key: doing.key, now: door.clock(), ends })'
/** The same act without its commit, which its last write would carry. */
const UNDONE = ACT.replace('ends', 'ends: isLost ? undefined : ends')

/** Every planted bug; each must be caught, or the checker does not see. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  commit: {
    file: '/http/work.ts',
    from: ACT,
    to: `((isLost) => ${UNDONE}.then(async (answer) => (isLost && (await trx.unsafe('rollback; begin')), answer)))(DUE)`,
    after: 12,
    caughtAs: 'lost',
    about: 'three acts are answered and not committed',
  },
  event: {
    file: '/modules/dossiers/write-dossier.ts',
    from: TOLD,
    to: TOLD.replace('${event}', '${DUE ? trx`select 1` : event}'),
    after: 10,
    caughtAs: 'version',
    about: 'three acts do not write their event',
  },
  answer: {
    file: '/modules/record/answer.ts',
    from: 'if (!key) return trx`select 1`',
    to: 'if (!key || DUE) return trx`select 1`',
    after: 1,
    always: true,
    caughtAs: 'doubled',
    about: 'no answer is remembered under its key',
  },
  number: {
    file: '/modules/registers/take-number.ts',
    from: `${TAKEN}1`,
    to: `${TAKEN}\${DUE ? 2 : 1}::int`,
    after: 2,
    caughtAs: 'number_gap',
    about: 'registers step over three numbers',
  },
  file: {
    file: '/platform/files.ts',
    from: PUBLISH,
    to: `${PUBLISH}\n    if (DUE) await (await open(pathOf(place.folder, file.sha256), 'r+')).truncate(1)`,
    // An upload sent again stores its file again, and would mend the one that was cut.
    after: 1,
    always: true,
    caughtAs: 'original',
    about: 'stored files are cut off',
  },
  leaf: {
    file: '/modules/evidence/append-to-log.ts',
    from: '...event,\n      logged_at,',
    to: `...event,\n      act: DUE ? 'other' : event.act,\n      logged_at,`,
    after: 20,
    caughtAs: 'log',
    about: 'three leaves of the log say something else than their events',
  },
  spans: {
    file: '/modules/statistics/fold-spans.ts',
    from: 'await replaceSpans(',
    to: 'if (!DUE) await replaceSpans(',
    after: 1,
    always: true,
    caughtAs: 'statistics',
    about: 'reports no longer count what happens',
  },
  hands: {
    file: '/modules/custody/custody-store.ts',
    from: 'await insertCustody(trx, work, act)\n  await tellCustody',
    to: 'if (!DUE) await insertCustody(trx, work, act)\n  await tellCustody',
    after: 1,
    always: true,
    caughtAs: 'custody',
    about: 'originals change hands without their lines in the book',
  },
  queue: {
    file: '/modules/queue/queue-store.ts',
    from: '(row?.last ?? 0) + 1',
    to: '(row?.last ?? 0) + (DUE ? 2 : 1)',
    after: 1,
    always: true,
    caughtAs: 'queue',
    about: 'queues step over numbers',
  },
  chain: {
    file: '/modules/chains/chains-store.ts',
    from: "await tell(work, chain, 'open')",
    to: "if (!DUE) await tell(work, chain, 'open')",
    after: 1,
    always: true,
    caughtAs: 'chain',
    about: 'chains are opened without their event',
  },
  letter: {
    file: '/jobs/send-alerts.ts',
    from: 'const failure = await mailer.send(',
    to: 'const failure = DUE ? null : await mailer.send(',
    after: 1,
    always: true,
    caughtAs: 'letter',
    about: 'letters are noted as sent and were not',
  },
  sums: {
    file: '/modules/oversight/fold-tallies.ts',
    from: 'await addSums(',
    to: 'if (!DUE) await addSums(',
    after: 3,
    always: true,
    caughtAs: 'tally',
    about: 'the figures no longer count what happens',
  },
}
