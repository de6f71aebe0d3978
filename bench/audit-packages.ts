/**
 * `npm run audit:packages`: asks the registry for known holes of every locked package, ours and the peers'. Ends with 1 where
 * a package has one, with 0 where none has or where the registry does not answer, which it says.
 */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { countHoles, type Asked } from './audit-packages/count-holes.ts'

const FOLDERS = ['.', 'bench/peers'] as const
const PATIENCE_MS = 120_000

const asked = await Promise.all(FOLDERS.map(ask))
const on = new Date().toISOString().slice(0, 10)
for (const { folder, packages, answer } of asked)
  console.log(`${folder}: ${packages} locked packages, ${told(answer)}`)
const isAnswered = asked.every(({ answer }) => answer.kind === 'answered')
const holes = asked.reduce((sum, { answer }) => sum + (answer.kind === 'answered' ? answer.total : 0), 0)
if (!isAnswered) console.log('Not known: whoever releases must ask from where the registry answers.')
console.log(JSON.stringify({ on, answered: isAnswered, holes: isAnswered ? holes : null }))
process.exitCode = holes > 0 ? 1 : 0

function told(answer: Asked): string {
  if (answer.kind === 'unanswered') return `the registry did not answer (${answer.why})`
  return answer.total === 0
    ? 'no known hole'
    : `${answer.total} with a known hole: ${Object.entries(answer.by)
        .map(([severity, count]) => `${count} ${severity}`)
        .join(', ')}`
}

/** What the registry says of one lock file; npm ends with an error where there are holes and where it got no answer alike. */
function ask(folder: string): Promise<{ folder: string; packages: number; answer: Asked }> {
  const { packages }: { packages: object } = JSON.parse(readFileSync(`${folder}/package-lock.json`, 'utf8'))
  const words = ['audit', '--json', '--package-lock-only', '--prefix', folder]
  return new Promise((resolve) => {
    execFile('npm', words, { timeout: PATIENCE_MS, maxBuffer: 50_000_000 }, (_error, said) =>
      resolve({ folder, packages: Object.keys(packages).length - 1, answer: countHoles(said) }),
    )
  })
}
