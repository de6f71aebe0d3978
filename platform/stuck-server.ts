/**
 * PostgreSQL 18 that recovers from a crash does not notice when the process that recovers is killed: it lives on, recovers
 * nothing, and tells everybody for ever that it is recovering. A torture met it; who looks from outside can tell.
 */
import { readFileSync } from 'node:fs'

/** So often it is looked at, in milliseconds; twice in a row must nothing go on. */
const LOOK_MS = 5000

/** Whether a server's main process has neither the child that recovers nor the one that every running server has. */
export function recoversNothing(pid: number): boolean {
  const titles = titlesOfChildren(pid)
  return titles !== null && !titles.some((title) => /^postgres: (startup|walwriter)\b/.test(title))
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
