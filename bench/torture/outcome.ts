import { CRASHES, FAILURES } from './failure.ts'
import { medianOf } from './median.ts'
import type { Tortured } from './scene.ts'
import type { FaultKind } from './verdict.ts'

/** The figures of a torture, as its last line says them. `null` where nothing could be tried, with the reason beside it. */
export function outcomeOf({ lived, acts, faults, planted, noted, disk, seconds, counted }: Tortured) {
  const count = (...kinds: FaultKind[]): number => faults.filter(({ kind }) => kinds.includes(kind)).length
  const times = (name: (typeof FAILURES)[number]): number =>
    lived.filter(({ failure }) => failure === name).length
  const serverErrors = [...noted.errors]
    .filter(([name]) => name.startsWith('5'))
    .reduce((sum, [, n]) => sum + n, 0)
  const log_ok = count('log') === 0
  const caught = Object.values(planted).every(Boolean)
  return {
    crashes: lived.filter(({ failure }) => CRASHES.includes(failure)).length,
    failures: Object.fromEntries(
      FAILURES.map((name) => [name, disk !== null && name.startsWith('disk') ? null : times(name)]),
    ),
    ...(disk === null ? {} : { disk_reason: disk }),
    ...acts,
    lost: count('lost'),
    doubled: count('doubled', 'unasked', 'answer_changed'),
    disordered: count('order', 'law', 'version'),
    gaps: count('number_gap', 'number_twice'),
    money: count('money'),
    originals_missing: count('original'),
    unfollowed: count('feed', 'consumer'),
    hands_broken: count('custody'),
    queue: count('queue'),
    chains_broken: count('chain'),
    letters_wrong: count('letter'),
    tallies_ok: count('tally', 'statistics') === 0,
    log_ok,
    server_errors: serverErrors,
    server_deaths: count('died'),
    planted_bug_caught: caught,
    planted,
    back_ms: {
      median: medianOf(lived.map(({ back }) => back)),
      slowest: Math.round(Math.max(...lived.map(({ back }) => back))),
    },
    counted,
    seconds,
    sound: faults.length === 0 && caught && serverErrors === 0,
  }
}
