/** Plays test files in lanes side by side: a lane takes the next files, plays them in one process, and comes back. */
import { cpus } from 'node:os'
import { run } from 'node:test'
import { type FileResult, readRun } from './report.ts'

const LANES = Math.min(2, cpus().length)
const PATIENCE_MS = 900_000

/** So many files share a process at most, and fewer towards the end, so that the lanes end together. */
const MOST = { long: 4, short: 16 }

/** What came of each file; the long ones come first. */
export async function playInLanes(
  { long, short }: { readonly long: readonly string[]; readonly short: readonly string[] },
  signal: AbortSignal,
): Promise<Map<string, FileResult>> {
  const results = new Map<string, FileResult>()
  const batches = [...inBatches(long, MOST.long), ...inBatches(short, MOST.short)]
  const lane = async (): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift())
      for (const [file, result] of await playTogether(batch, signal)) results.set(file, result)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return results
}

/** One process for these files; `isForced` ends it when all is told, whatever was left open. */
export async function playTogether(
  files: readonly string[],
  signal: AbortSignal,
  isForced = true,
): Promise<Map<string, FileResult>> {
  const execArgv = ['--import', './test/say-it-all.js']
  const options = { argv: [...files], forceExit: isForced, timeout: PATIENCE_MS, signal, execArgv }
  return readRun(run({ files: ['test/together.ts'], ...options }), files)
}

function inBatches(files: readonly string[], most: number): string[][] {
  const batches: string[][] = []
  for (let at = 0; at < files.length; at += batches.at(-1)?.length ?? 0) {
    const share = Math.ceil((files.length - at) / (3 * LANES))
    batches.push(files.slice(at, at + Math.min(most, share)))
  }
  return batches
}
