/** Which process is which: a pid alone is reused, so a process is its pid and the moment it started. */
import { readFileSync, readlinkSync } from 'node:fs'

/** When the process started, as a word that no other process of that pid shares; null when it is gone. */
export function processStart(pid: number): string | null {
  try {
    const fields = statOf(pid)
    if (fields[0] === 'Z') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${fields[19]}`
  } catch {
    return null
  }
}

/** Who begot a process, or took it over when that one ended; null when it is gone. */
export function processParent(pid: number): number | null {
  try {
    return Number(statOf(pid)[1])
  } catch {
    return null
  }
}

/** What the kernel tells of a process, from its state on. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** The folder a process works in; null when it is gone or may not be asked. */
export function processFolder(pid: number): string | null {
  try {
    return processStart(pid) === null ? null : readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
