/** What a figure was measured on: without it a figure says nothing. */
import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'

/** Hardware, versions and commit, ready to be written. */
export type Machine = {
  readonly processor: string
  readonly memory: string
  readonly system: string
  readonly commit: string
}

/** Reads them off this machine. */
export function machineFacts(): Machine {
  const [first] = cpus()
  return {
    processor: `${cpus().length} × ${first?.model.trim() || 'unknown processor'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `Linux ${release()}, Node ${process.versions.node}`,
    commit: commit(),
  }
}

function commit(): string {
  try {
    const run = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' }).trim()
    const isChanged = run('status', '--porcelain', '--untracked-files=no') !== ''
    return `${run('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`
  } catch {
    return 'no git'
  }
}
