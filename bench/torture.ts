/**
 * `npm run torture [-- --quick] [--crashes N] [--seed N] [--said file] [--page]`: people at work in a house whose processes
 * and disk fail at random moments, and a checker that holds every answer they got against what the house keeps. The file
 * takes what the house said meanwhile. The last line on stdout is JSON; the exit code is 1 where anything was lost, doubled
 * or disordered, or where the checker missed a planted bug.
 */
import { parseArgs } from 'node:util'
import { showProgress } from '#platform/progress.ts'
import { machineFacts } from './machine.ts'
import { writeDrawing, writeProof } from './proof-page.ts'
import { chartOf } from './torture/chart.ts'
import { outcomeOf } from './torture/outcome.ts'
import { torturePage } from './torture/page.ts'
import { torture } from './torture/torture.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    crashes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    said: { type: 'string' },
  },
})

const shown = showProgress({ vi: 'Lần hỏng', en: 'Crashes' })
const done = await torture({
  crashes: Number(values.crashes ?? (values.quick ? 10 : 1000)),
  // What comes after takes the rest of the quick form's fifty seconds.
  seconds: values.quick ? 24 : 0,
  isQuick: values.quick,
  seed: values.seed,
  communes: values.quick ? 3 : 6,
  said: values.said,
  show: shown.step,
})
shown.end()
const outcome = { ...outcomeOf(done), quick: values.quick, seed: values.seed }
for (const { kind, where, told } of done.faults.slice(0, 50))
  process.stderr.write(`${kind} at ${where}: ${told}\n`)
for (const [what, times] of done.noted.errors) process.stderr.write(`${times} × ${what}\n`)
if (!values.quick || values.page) {
  // Asked before the page's own drawing changes what is there.
  const machine = machineFacts()
  const picture = writeDrawing('torture', chartOf(done.lived))
  const chart = `![Time until somebody was answered again, by failure](${picture})`
  const page = torturePage(done, { outcome, chart, machine })
  process.stderr.write(`${writeProof('torture', page)}\n`)
}
process.stdout.write(`${JSON.stringify(outcome)}\n`)
process.exit(outcome.sound ? 0 : 1)
