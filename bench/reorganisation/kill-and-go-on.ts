/** Runs a cut-over in child processes that are killed again and again; the next one goes on. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A clock that began at `at` when the machine's was `since`. */
export type NightClock = { readonly at: string; readonly since: number }

/** SIGKILL after so many batches of a step. */
export type Kill = { readonly step: string; readonly after: number }

type Going = {
  readonly place: { readonly folder: string; readonly database: string }
  readonly plan: string
  readonly clock: NightClock
  /** Where it waits it stops, if it is at this step. */
  readonly stopsAt: string
  /** One for each child; when they are used up the next runs to its end. */
  readonly kills: readonly Kill[]
  readonly told: (line: string) => void
}

/** Answers how often it was killed on the way. */
export async function killAndGoOn({ place, plan, clock, stopsAt, kills, told }: Going): Promise<number> {
  const words = [place.folder, place.database, plan, clock.at, String(clock.since), stopsAt]
  let killed = 0
  for (;;) {
    const code = await child(words, kills[killed], told)
    if (code === 0) return killed
    if (code !== null) throw new Error(`the cut-over failed with ${code}`)
    killed += 1
  }
}

/** The exit code; null where it was killed. */
function child(
  words: readonly string[],
  kill: Kill | undefined,
  told: (line: string) => void,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const script = 'bench/reorganisation/run-child.ts'
    const running = spawn(process.execPath, ['--import', './platform/loader.js', script, ...words], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let batches = 0
    let rest = ''
    running.stdout.setEncoding('utf8').on('data', (text: string) => {
      const parts = `${rest}${text}`.split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) {
        told(line)
        if (kill && line.startsWith(`${kill.step} `)) batches += 1
        if (kill && batches >= kill.after) running.kill('SIGKILL')
      }
    })
    running.on('error', reject).on('exit', resolve)
  })
}
