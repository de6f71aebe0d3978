/**
 * PostgreSQL 18 that recovers from a crash does not notice when the process that recovers is killed: it lives on, recovers
 * nothing, and tells everybody for ever that it is recovering. A torture met it; who looks from outside can tell.
 * Once such a server has been ended, its other processes may wait for a lock that the killed one held: they do not notice
 * that anybody died, hold the server's memory for ever, and no server can be started on its files.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { killIfThere, processFolder, processParent } from './processes.ts'

/** So often it is looked at, in milliseconds; twice in a row must nothing go on. */
const LOOK_MS = 5000

/** Whether a server's main process has neither the child that recovers nor the one that every running server has. */
export function recoversNothing(pid: number): boolean {
  const titles = titlesOfChildren(pid)
  return titles !== null && !titles.some((title) => /^postgres: (startup|walwriter)\b/.test(title))
}

/** The processes a dead server of this cluster left behind: they work in its folder, and who begot them does not. */
export function findLeftovers(cluster: string): number[] {
  const working = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && processFolder(pid) === cluster)
  return working.filter((pid) => {
    const parent = processParent(pid)
    const isChild = read(`/proc/${pid}/cmdline`)?.startsWith('postgres: ') === true
    return isChild && parent !== null && !working.includes(parent)
  })
}

/** Ends what a dead server of this cluster left behind, and says so. */
export function endLeftovers(cluster: string, log: (line: string) => void): void {
  const left = findLeftovers(cluster)
  if (left.length > 0) log(`Ending what a PostgreSQL left behind (processes ${left.join(', ')})`)
  left.forEach(killIfThere)
}

/** What the children of a process call themselves; null where it is gone or the kernel does not list them. */
function titlesOfChildren(pid: number): string[] | null {
  const children = read(`/proc/${pid}/task/${pid}/children`)
  if (children === null) return null
  return children
    .split(' ')
    .filter((child) => child !== '')
    .map((child) => read(`/proc/${child}/cmdline`) ?? '')
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Looks at a server again and again; `isStuck` is told once it did nothing two times in a row. */
export function watchForStuck(pidOf: () => number, isStuck: (pid: number) => void): { stop: () => void } {
  let before = 0
  const look = setInterval(() => {
    const pid = pidOf()
    const nothing = recoversNothing(pid)
    if (nothing && before === pid) isStuck(pid)
    before = nothing ? pid : 0
  }, LOOK_MS)
  look.unref()
  return { stop: () => clearInterval(look) }
}
