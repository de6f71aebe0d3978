/**
 * `npm test`: every test, or those whose path contains one of the arguments.
 * `--browser` plays only the browser journeys, and fails when there is no browser.
 */
import { existsSync, globSync } from 'node:fs'
import { relative } from 'node:path'
import { playInLanes, playTogether } from './lanes.ts'
import { failuresOf, type FileResult, printRun } from './report.ts'
import { SERVER_VARIABLE, startTestServer } from './server.ts'

/** More failed files than this in a whole run is no accident. */
const MOST_AGAIN = 4

const CHROMIUM = '/usr/bin/chromium'

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const onlyBrowser = process.argv.includes('--browser')

process.exitCode = await runTests()

async function runTests(): Promise<number> {
  const hasBrowser = existsSync(CHROMIUM)
  if (onlyBrowser && !hasBrowser) {
    console.error(`The browser journeys need Chromium at ${CHROMIUM}: apt-get install chromium`)
    return 1
  }
  const files = findTests().filter((file) => !onlyBrowser || isJourney(file))
  const [left, played] = split(files, (file) => isJourney(file) && !hasBrowser)
  const server = await startTestServer()
  process.env[SERVER_VARIABLE] = server.address.folder
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort())
  try {
    const { signal } = interrupted
    const [long, short] = split(played, (file) => file.startsWith('test/journeys/'))
    const results = await playInLanes({ long, short }, signal)
    // A file whose report broke off is left to end by itself this time: what it leaves open must only not hold up the run.
    for (const file of signal.aborted ? [] : toPlayAgain(results)) {
      const first = results.get(file)
      for (const [name, result] of await playTogether([file], signal, false))
        results.set(name, { ...result, before: first ? failuresOf(first) : [] })
    }
    return printRun(
      results,
      left.map((file) => ({ name: file, reason: 'Chromium is not installed' })),
    )
  } finally {
    await server.stop()
  }
}

/**
 * Files whose report broke off and, in a whole run, the few that failed: alone on the machine they get one more chance,
 * and the report says which and why. Many failures are no accident and are not played again.
 */
function toPlayAgain(results: ReadonlyMap<string, FileResult>): string[] {
  const files = [...results]
  const brokenOff = files.filter(([, { isWhole }]) => !isWhole)
  const failed = files.filter(([, { isWhole, failures }]) => isWhole && failures.length > 0)
  const isWholeRun = wanted.length === 0 && !onlyBrowser
  const again = isWholeRun && failed.length <= MOST_AGAIN ? [...brokenOff, ...failed] : brokenOff
  return again.map(([file]) => file)
}

function findTests(): string[] {
  const files = globSync('**/*.test.{ts,tsx}', { exclude: ['**/node_modules/**', '.haicap/**'] })
  const named = wanted.map((argument) => relative('.', argument))
  return files.filter((file) => named.length === 0 || named.some((part) => file.includes(part))).sort()
}

function isJourney(file: string): boolean {
  return file.endsWith('.browser.test.ts')
}

function split(files: readonly string[], isLeft: (file: string) => boolean): [string[], string[]] {
  return [files.filter(isLeft), files.filter((file) => !isLeft(file))]
}
