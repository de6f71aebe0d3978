/**
 * `npm run audit:access [-- --quick] [--plant leak|hole|door|act|slow|error] [--seed N]`: the walls between units and persons, tried at
 * every address by everybody, and again in PostgreSQL with the application left out; then every address is fuzzed.
 * The last line on stdout is JSON; the exit code is 1 where a wall does not stand or a server error was answered.
 */
import { parseArgs } from 'node:util'
import { showProgress } from '#platform/progress.ts'
import { auditAccess, outcomeOf, PLANTS } from './access/audit.ts'
import { chartOf } from './access/chart.ts'
import { accessPage } from './access/page.ts'
import { machineFacts } from './machine.ts'
import { writeDrawing, writeProof } from './proof-page.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    plant: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})

const plant = values.plant === undefined ? undefined : PLANTS[values.plant]
if (values.plant !== undefined && !plant) {
  throw new Error(`there is nothing to plant called "${values.plant}": ${Object.keys(PLANTS).join(', ')}`)
}
const began = performance.now()
const tally = await auditAccess({ quick: values.quick, seed: Number(values.seed), plant, show: showProgress })
const seconds = Math.round((performance.now() - began) / 1000)
for (const { verdict, where, told, times } of tally.kinds) {
  process.stderr.write(`${verdict} (${times}×): ${where}\n  ${told}\n`)
}
for (const table of tally.bare)
  process.stderr.write(`walled, and nothing of a subject to look at: ${table}\n`)
if (tally.leftOut > 0) process.stderr.write(`time was up before ${tally.leftOut} addresses were fuzzed\n`)
for (const address of tally.unproven) process.stderr.write(`unproven: ${address}\n`)
const outcome = { ...outcomeOf(tally), quick: values.quick, seconds }
if ((!values.quick || values.page) && !plant) {
  // Before the picture is written, which changes the folder the commit is told of.
  const machine = machineFacts()
  const picture = writeDrawing('access', chartOf(tally))
  const path = writeProof('access', accessPage({ outcome, tally, machine, picture }))
  process.stderr.write(`${path}\n`)
}
process.stdout.write(`${JSON.stringify(outcome)}\n`)
process.exit(outcome.sound ? 0 : 1)
