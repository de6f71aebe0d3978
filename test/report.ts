/** Prints a test run: one line a file, every failure in full, and the count at the end. */
import { relative } from 'node:path'
import type { TestsStream } from 'node:test'
import { inspect } from 'node:util'

type Skipped = { readonly name: string; readonly reason: string }

type Outcome = {
  readonly name: string
  readonly file?: string | undefined
  readonly skip?: string | boolean | undefined
  readonly details: {
    readonly type?: string | undefined
    readonly duration_ms: number
    readonly error?: Error | undefined
  }
}

/** Reads the run to its end; answers the exit code. Nothing run at all is a failure. */
export async function report(events: TestsStream, leftOut: readonly Skipped[]): Promise<number> {
  const counts = { passed: 0, failed: 0, byFile: new Map<string, number>() }
  const skipped = [...leftOut]
  const failures: string[] = []
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') process.stdout.write(data.message)
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const outcome: Outcome = data
    const file = relative('.', outcome.file ?? '')
    if (type === 'test:fail') {
      if (!isEcho(outcome)) {
        counts.failed++
        failures.push(describe(outcome, file))
        console.log(`✖ ${file}: ${outcome.name}`)
      }
    } else if (outcome.skip !== undefined && outcome.skip !== false) {
      skipped.push({ name: `${file}: ${outcome.name}`, reason: outcome.skip === true ? '' : outcome.skip })
    } else if (outcome.details.type !== 'suite') {
      counts.passed++
      counts.byFile.set(file, (counts.byFile.get(file) ?? 0) + 1)
    }
  }
  for (const file of [...counts.byFile.keys()].sort()) console.log(`✔ ${file} (${counts.byFile.get(file)})`)
  for (const { name, reason } of skipped) console.log(`- skipped ${name}${reason ? ` (${reason})` : ''}`)
  for (const failure of failures) console.log(`\n${failure}`)
  if (counts.passed + counts.failed === 0) console.log('No test was run')
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${skipped.length} skipped`)
  return counts.failed > 0 || counts.passed === 0 ? 1 : 0
}

/** A suite or parent test that fails only because a test inside it failed. */
function isEcho(outcome: Outcome): boolean {
  const { error } = outcome.details
  return error !== undefined && 'failureType' in error && error.failureType === 'subtestsFailed'
}

function describe(outcome: Outcome, file: string): string {
  const { error } = outcome.details
  const cause = error?.cause ?? error
  const text = inspect(cause, { depth: 4, colors: process.stdout.isTTY })
  return `✖ ${file}: ${outcome.name}\n${text.replaceAll(/^/gm, '  ')}`
}
