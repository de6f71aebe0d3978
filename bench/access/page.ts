import { systemClock } from '#platform/clock.ts'
import type { Machine } from '../machine.ts'
import { measuredOn, table } from '../proof-page.ts'
import type { outcomeOf } from './audit.ts'
import type { Tally } from './tally.ts'
import { LONGEST_MS } from './verdict.ts'

type Shown = {
  readonly outcome: ReturnType<typeof outcomeOf> & { readonly seconds: number; readonly quick: boolean }
  readonly tally: Tally
  /** The name of the picture beside the page. */
  readonly picture: string
  readonly machine: Machine
}

const WHAT: Readonly<Record<string, string>> = {
  database: 'plain SQL under the database role and settings of each party, the application left out',
  law: 'each act of a dossier from each state it starts in, over the API and over the page’s form',
  application: 'each other address of the API and each page, about the own and the other commune’s dossier',
  masks:
    'a dossier with full numbers in each of its texts, read by the city’s roles and by cashiers and clerks, who must see none in full',
  uploads:
    'files with hostile names and hostile bytes at each address that takes files, by whoever may send them',
  browser: 'pages opened in Chromium by three of those who may read them, a script in every free text',
  fuzz: 'each address with sound, nearly sound and hostile input',
}

/** The audit's page. */
export function accessPage({ outcome, tally, machine, picture }: Shown): string {
  const walls = Object.entries(outcome.walls).map(([wall, checks]) => [wall, WHAT[wall] ?? '', checks])
  const unlisted = [...tally.unlisted].map((name) => `\`${name}\``).join(', ')
  const bare = [...tally.bare].map((name) => `\`${name}\``).join(', ')
  const unproven = tally.unproven.map((name) => `\`${name}\``).join(', ')
  return `# The walls between units and persons

\`npm run audit:access\` tries every address as everybody: each role in its own, another and the parent unit, three
residents and a visitor. What it expects is the table in \`bench/access/policy.ts\` and, for acts, the law in
\`modules/dossiers/lifecycle.ts\`; the house's own policy is never asked.

${measuredOn(machine, systemClock().slice(0, 10))} ${outcome.quick ? 'Quick form' : 'Full form'}, ${outcome.seconds} s.

![Checks by wall, and answers by how long they took](${picture})

${table(['wall', 'what was tried', 'checks'], walls)}

${table(
  ['checks', 'leaks', 'server errors', 'wrong refusals', 'scripts shown', 'slow answers', 'slowest answer'],
  [
    [
      outcome.checks,
      outcome.leaks,
      outcome.server_errors,
      outcome.wrong_refusals,
      outcome.scripts,
      outcome.slow,
      `${outcome.slowest_ms} ms`,
    ],
  ],
)}

It can fail: \`--plant leak\` switches row-level security off on the dossiers, \`--plant hole\` lets
everybody at who holds a queue's tickets, \`--plant door\` adds an address that asks
nobody, \`--plant act\` one that says no and does it all the same, \`--plant slow\` one that makes everybody wait,
\`--plant error\` one that breaks; each ends with exit code 1, and ordinary tests hold \`leak\`, \`hole\`, \`act\` and \`slow\`. An
answer that comes after more than ${LONGEST_MS / 1000} s is asked again alone, and is called slow when it is late again.

The wall of PostgreSQL: in each of ${tally.walled} tables with row-level security each party reads, changes (every column its role
may change), deletes and copies the subject’s rows. Whoever may not, by the table in \`bench/access/walled.ts\`, must find
none and must be refused the copy; whoever may must find some, or nothing was looked at. Tables with nothing to look at:
${bare || 'none'}. Residents write into \`chains\` and \`register_entries\` of the agency that takes in what they file, and
everybody into \`tickets\` and \`ticket_holders\`, who takes a number; there no copy of theirs is tried.

${browserTold(tally)}

Files are taken at ${tally.takers.map((name) => `\`${name}\``).join(', ')}.

Reading and acting have two walls each: the sentences in \`dossier-wall.ts\` and the law in \`dossier-policy.ts\`, and row-level
security. Ordinary tests take each away and see the other stand. Addresses without a line in the table: ${unlisted || 'none'}
(an ordinary test names them). An address where every
stranger was refused only for a bad body, so that who he is was never asked, fails the audit: ${unproven || 'none'}. Addresses
that the fuzzing left out because the quick form’s time was up: ${tally.leftOut}; the full form leaves out none.
`
}

function browserTold({ pages }: Tally): string {
  return pages === null
    ? `The full form also writes a script into every free text of the house and opens every page in Chromium; an ordinary test
(\`test/journeys/hostile.browser.test.ts\`) does the same with one reader of each page.`
    : `Chromium opened ${pages} pages with a script in every free text of the house; a script that ran, a dialog that opened and
a text that became an element each count as a script.`
}
