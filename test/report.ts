/** Reads and prints a test run: one line a file, every failure in full, and the count at the end. */
import type { TestsStream } from 'node:test'
import { inspect } from 'node:util'

type Skipped = { readonly name: string; readonly reason: string }

/** What one test file came to. A file whose report broke off is not whole, and what is known of it does not count. */
export type FileResult = {
  readonly file: string
  passed: number
  isWhole: boolean
  /** How long the file took, with what it loads and opens; unknown until it has told everything. */
  seconds: number
  /** It was played once more, alone, and this is what came of that; these are its failures beside others. */
  before?: readonly string[]
  readonly failures: string[]
  readonly skipped: Skipped[]
}

type Outcome = {
  readonly name: string
  readonly skip?: string | boolean | undefined
  readonly details: {
    readonly type?: string | undefined
    readonly duration_ms: number
    readonly error?: Error | undefined
  }
}

/** Reads the run of one process to its end: a result for each file that was asked for, each of which is a suite. */
export async function readRun(
  events: TestsStream,
  files: readonly string[],
): Promise<Map<string, FileResult>> {
  const results = new Map(files.map((file) => [file, nothingYet(file)]))
  let file = ''
  let begun = performance.now()
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') process.stdout.write(data.message)
    // Told in order: a suite's start, then all that was in it, then what came of it.
    if (type === 'test:start' && data.nesting === 0) file = data.name
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const result = results.get(file)
    if (result) note(result, type, data)
    // What ended the process itself ended every file that had not told everything; where all had, it is the last one's.
    for (const broken of result ? [] : endedBy(results)) note(broken, type, data)
    if (result && data.nesting === 0) {
      const now = performance.now()
      Object.assign(result, { isWhole: true, seconds: Math.round((now - begun) / 1000) })
      begun = now
    }
  }
  return results
}

function endedBy(results: ReadonlyMap<string, FileResult>): FileResult[] {
  const all = [...results.values()]
  const broken = all.filter(({ isWhole }) => !isWhole)
  return broken.length > 0 ? broken : all.slice(-1)
}

function nothingYet(file: string): FileResult {
  return { file, passed: 0, isWhole: false, seconds: 0, failures: [], skipped: [] }
}

function note(result: FileResult, type: 'test:pass' | 'test:fail', outcome: Outcome): void {
  if (type === 'test:fail') {
    if (isEcho(outcome)) return
    result.failures.push(describe(outcome, result.file))
    console.log(`✖ ${result.file}: ${outcome.name}`)
  } else if (outcome.skip !== undefined && outcome.skip !== false) {
    const reason = outcome.skip === true ? '' : outcome.skip
    result.skipped.push({ name: `${result.file}: ${outcome.name}`, reason })
  } else if (outcome.details.type !== 'suite') {
    result.passed++
  }
}

/** What is wrong with a file, each in full; nothing where all of it passed. */
export function failuresOf({ file, isWhole, failures }: FileResult): readonly string[] {
  return isWhole ? failures : [...failures, `✖ ${file}: ended before it had told everything`]
}

/** Prints what came of a run; answers the exit code. Nothing run at all is a failure. */
export function printRun(results: ReadonlyMap<string, FileResult>, leftOut: readonly Skipped[]): number {
  const all = [...results].sort(([one], [other]) => (one < other ? -1 : 1))
  const skipped = [...leftOut, ...all.flatMap(([, result]) => result.skipped)]
  const failures = all.flatMap(([, result]) => failuresOf(result))
  const passed = all.reduce((sum, [, result]) => sum + result.passed, 0)
  for (const [file, { passed: count, seconds }] of all)
    if (count > 0) console.log(`✔ ${file} (${count}; ${seconds} s)`)
  // Why it was needed: what fails beside others only is a defect too, of the test or of the house.
  for (const [file, { before }] of all)
    if (before) console.log(`\nPlayed a second time, alone: ${file}. Beside others:\n${before.join('\n')}\n`)
  for (const { name, reason } of skipped) console.log(`- skipped ${name}${reason ? ` (${reason})` : ''}`)
  for (const failure of failures) console.log(`\n${failure}`)
  if (passed + failures.length === 0) console.log('No test was run')
  console.log(`${passed} passed, ${failures.length} failed, ${skipped.length} skipped`)
  return failures.length > 0 || passed === 0 ? 1 : 0
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
