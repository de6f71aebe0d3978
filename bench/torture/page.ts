import { systemClock } from '#platform/clock.ts'
import type { Machine } from '../machine.ts'
import { measuredOn, table } from '../proof-page.ts'
import { FAILURE_WORDS, FAILURES } from './failure.ts'
import { medianOf } from './median.ts'
import type { outcomeOf } from './outcome.ts'
import { PLANTS } from './plants.ts'
import type { Tortured } from './scene.ts'

type Shown = {
  readonly outcome: ReturnType<typeof outcomeOf> & { readonly quick: boolean; readonly seed: string }
  readonly chart: string
  readonly machine: Machine
}

const WHAT_IS_CHECKED = `What is checked: every acknowledged act has its event at the version it was told, every other event belongs to a request that
was never answered, a refused request left nothing; versions have one event each, follow the law, and agree with the clock
(linearizable for each dossier); registers are gapless and each number is on one paper; receipts equal what dossiers say;
stored files hash to their names; the feed has every event once and every consumer came to its end; figures equal a recount,
and so does what reports count; the log verifies. Every original handed in is in the book once, its lines are one unbroken
chain of hands that ends where the paper is now, and the house holds as many papers as the book says. A queue's numbers have
no hole and each is drawn and called once. What a desk took in while its line was cut and sent late is one dossier under
the code it held, filed, accepted and forwarded by one request. In a chain of three procedures each result has opened the
next dossier, once, and no dossier the house opened belongs to none. Every alert about a dossier that was left lying has its letter; every letter came
in at a real SMTP server, which refuses one of five and breaks the line after one of five; what came twice bore the same
Message-ID, and nothing was told in letters of two names. So that nobody waits a working day for an alert and hours for a
letter's next try, the moment by which such a dossier had to be accepted, and at the end the moment of the next try, are put
back in the database. A disk that falls away loses what was not flushed, as in a power cut; a cache that lies about a flush
is not tried. Looks by officers are allowed to lose their last fifth of a second and are not counted.
`

/** The page of a torture. */
export function torturePage(done: Tortured, { outcome, chart, machine }: Shown): string {
  return `# Nothing acknowledged is lost, nothing is done twice

\`npm run torture\` lets the officers of some communes work over HTTP, from filing to hand-over: supplements, opinions,
payments, signatures, numbers, uploads, hand-overs of originals, numbers of the
queue, chains of procedures, and what a desk took in without its line; with repeated requests, races for one dossier and requests given up in
mid-air. Meanwhile processes and the disk fail at random moments. Each client writes what it asked and what it was told into its own
history. Afterwards \`bench/torture/check-history.ts\` holds every history against the rows, files, registers, figures and the
evidence log that remain.

${measuredOn(machine, systemClock().slice(0, 10))} ${outcome.quick ? 'Quick form' : 'Full form'}, seed ${outcome.seed}, ${outcome.seconds} s.

${table(
  ['crashes', 'acts acknowledged', 'refused', 'never answered', 'looks', 'requests sent again'],
  [
    [
      outcome.crashes,
      outcome.acknowledged,
      outcome.refused,
      outcome.unknown,
      outcome.looks,
      done.noted.retries,
    ],
  ],
)}

${faultsFound(outcome)}

Held afterwards: ${outcome.counted.dossiers} dossiers, ${outcome.counted.events} events, ${outcome.counted.papers} papers, ${outcome.counted.numbers} numbers in registers,
${outcome.counted.originals} originals, ${outcome.counted.tickets} numbers of queues; ${outcome.counted.letters} letters written, ${outcome.counted.received} that came in, those that came twice included.

## Failures

${failures(done)}

The last columns say after how long somebody was answered with success again, the failure itself included.

${chart}

${checkerSees(done)}
${WHAT_IS_CHECKED}`
}

function faultsFound(outcome: Shown['outcome']): string {
  return table(
    [
      'lost',
      'doubled',
      'disordered',
      'holes in registers',
      'money',
      'files missing',
      'broken chains of hands',
      'queue',
      'chains',
      'letters',
      'events not followed',
      'figures',
      'evidence log',
      'answers of 5xx other than 503',
    ],
    [
      [
        ...[outcome.lost, outcome.doubled, outcome.disordered, outcome.gaps, outcome.money],
        ...[outcome.originals_missing, outcome.hands_broken, outcome.queue],
        ...[outcome.chains_broken, outcome.letters_wrong],
        ...[outcome.unfollowed, outcome.tallies_ok ? 'equal the events' : 'differ'],
        ...[outcome.log_ok ? 'verifies' : 'broken', outcome.server_errors],
      ],
    ],
  )
}

function failures({ lived, disk }: Tortured): string {
  const rows = FAILURES.map((name) => {
    const backs = lived.filter(({ failure }) => failure === name).map(({ back }) => back)
    if (disk !== null && name.startsWith('disk')) return [name, FAILURE_WORDS[name], 'null', disk, '']
    const seconds = (ms: number): string => (backs.length === 0 ? '' : `${(ms / 1000).toFixed(1)} s`)
    return [name, FAILURE_WORDS[name], backs.length, seconds(medianOf(backs)), seconds(Math.max(...backs, 0))]
  })
  return table(['failure', 'what happens', 'times', 'median', 'slowest'], rows)
}

function checkerSees(done: Tortured): string {
  return `## The checker sees

The same house is then started as a broken build: \`bench/torture/plant.ts\` changes the text of a module while it is loaded.
The product has no such flag.

${table(
  ['planted bug', 'must be called', 'caught'],
  Object.entries(PLANTS).map(([name, { about, caughtAs }]) => [
    about,
    caughtAs,
    done.planted[name] ? 'yes' : 'NO',
  ]),
)}
`
}
