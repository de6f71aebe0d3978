/** Who holds a data folder, and how others may reach the house that runs on it. */
import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { processStart } from './processes.ts'

/** The facts of a running house, kept in `running.json` of its data folder. */
export type Running = {
  readonly pid: number
  /** Tells this process from a later one with the same pid. */
  readonly started: string | null
  /** What was started: `start`, `simulate` … */
  readonly command: string
  /** Folder of the embedded server's unix socket; null until it answers, or with DATABASE_URL. */
  readonly socket: string | null
  /** Where the house is served, such as `http://127.0.0.1:8080`; null until it is. */
  readonly address: string | null
}

/** A data folder held by this process. */
export type Held = {
  /** Adds facts for others to read. */
  readonly tell: (facts: Partial<Pick<Running, 'socket' | 'address'>>) => void
  readonly release: () => Promise<void>
}

/** Another process holds the data folder. */
export class FolderHeld extends Error {
  readonly holder: Running | null

  constructor(folder: string, holder: Running | null) {
    const who = holder
      ? `by process ${holder.pid} (haicap ${holder.command}${holder.address ? `, ${holder.address}` : ''})`
      : 'by another process'
    super(`${folder} is already in use ${who}. Stop it first, or set HAICAP_DATA to another folder.`)
    this.name = 'FolderHeld'
    this.holder = holder
  }
}

/**
 * Takes the data folder for this process until it ends, however it ends: the lock is a name in the
 * kernel, which a killed process cannot leave behind. Throws `FolderHeld` when somebody has it.
 */
export async function holdFolder(folder: string, command: string): Promise<Held> {
  const lock = createServer()
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  await new Promise<void>((resolve, reject) => {
    lock.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new FolderHeld(folder, readRunning(folder)) : error)
    })
    lock.listen(`\0haicap-${name}`, resolve)
  })
  lock.unref()
  let running: Running = {
    pid: process.pid,
    started: processStart(process.pid),
    command,
    socket: null,
    address: null,
  }
  writeRunning(folder, running)
  return {
    tell(facts) {
      running = { ...running, ...facts }
      writeRunning(folder, running)
    },
    release() {
      rmSync(join(folder, 'running.json'), { force: true })
      return new Promise((resolve) => lock.close(() => resolve()))
    },
  }
}

/** The house that runs on this folder; null when none does. What a killed process left behind does not count. */
export function readRunning(folder: string): Running | null {
  try {
    const running: Running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))
    return processStart(running.pid) === running.started ? running : null
  } catch {
    return null
  }
}

function writeRunning(folder: string, running: Running): void {
  const file = join(folder, 'running.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
