/** Which process is which: a pid alone is reused, so a process is its pid and the moment it started. */
import { readFileSync, readlinkSync } from 'node:fs'

/** When the process started, as a word that no other process of that pid shares; null when it is gone. */
export function processStart(pid: number): string | null {
  try {
    const fields = processStat(pid)
    if (fields === null || fields[0] === 'Z') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${fields[19]}`
  } catch {
    return null
  }
}

/** Who begot a process, or took it over when that one ended; null when it is gone. */
export function processParent(pid: number): number | null {
  const fields = processStat(pid)
  return fields === null ? null : Number(fields[1])
}

/** What the kernel tells of a process in `/proc/<pid>/stat`, from its state on; null when it is gone. */
export function processStat(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Kills a process. What is already gone needs no killing. */
export function killIfThere(pid: number): void {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
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
