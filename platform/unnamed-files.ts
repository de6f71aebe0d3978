/** Takes files out of a store that nothing names any more: set aside first, and deleted a day later. */
import { mkdir, readdir, readFile, rename, stat, unlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { unlessGone, writeDurably } from './durable-file.ts'
import { asidePath, pathOf } from './files.ts'

/** A file is written before its row, and written anew when the same one comes again: a younger one is left alone. */
const GRACE_MS = 86_400_000

/** How long one lies aside, still read and taken along by a backup that began before: a row may name it again. */
const ASIDE_MS = 86_400_000

/** Files asked about at once. */
const BATCH = 500

/** Which of these hashes are named by something. */
type Named = (hashes: readonly string[]) => Promise<ReadonlySet<string>>

type Sweep = {
  readonly named: Named
  /** The machine's time, by which files have their age; the house's own may be another's. */
  readonly now?: number
  readonly ending?: AbortSignal
}

/** What one turn did. */
export type Swept = { readonly aside: number; readonly back: number; readonly deleted: number }

/**
 * Binds a store to whoever names its files, by a word of his own; false where another did before. Files that are unnamed in
 * one database may be named in another that used the folder.
 */
export async function claimStore(folder: string, owner: string): Promise<boolean> {
  const mark = join(folder, 'owner')
  const before = await readFile(mark, 'utf8').catch(unlessGone)
  if (before !== null) return before === owner
  await writeDurably(mark, owner)
  return true
}

/**
 * One turn over a whole store. Another process may do the same, store files and read them meanwhile: what is named or
 * fresh is there afterwards, also where two rows share one file.
 */
export async function sweepFiles(folder: string, { named, now = Date.now(), ending }: Sweep): Promise<Swept> {
  const done = { aside: 0, back: 0, deleted: 0 }
  await mkdir(join(folder, 'aside'), { recursive: true, mode: 0o700 })
  for await (const hashes of oldAside(folder, now)) {
    if (ending?.aborted) return done
    const kept = await named(hashes)
    for (const hash of hashes) {
      if (kept.has(hash)) done.back += await attempt(() => putBack(folder, hash))
      else done.deleted += await attempt(() => unlink(asidePath(folder, hash)))
    }
  }
  for await (const hashes of oldStored(folder, now)) {
    if (ending?.aborted) return done
    const kept = await named(hashes)
    for (const hash of hashes) if (!kept.has(hash)) done.aside += await setAside(folder, hash, now)
  }
  return done
}

/** Sets one file aside with the moment it went; one that was stored anew since it was looked at goes back at once. */
async function setAside(folder: string, hash: string, now: number): Promise<number> {
  const [path, aside] = [pathOf(folder, hash), asidePath(folder, hash)]
  const before = await stat(path).catch(unlessGone)
  if (!before || before.mtimeMs >= now - GRACE_MS) return 0
  if (!(await attempt(() => utimes(path, now / 1000, now / 1000)))) return 0
  if (!(await attempt(() => rename(path, aside)))) return 0
  const after = await stat(aside).catch(unlessGone)
  if (!after || after.ino === before.ino) return 1
  await attempt(() => putBack(folder, hash))
  return 0
}

function putBack(folder: string, hash: string): Promise<void> {
  return rename(asidePath(folder, hash), pathOf(folder, hash))
}

async function* oldStored(folder: string, now: number): AsyncGenerator<string[]> {
  for (const name of (await readdir(folder)).filter((one) => /^[0-9a-f]{2}$/.test(one)).sort()) {
    const rest = (await readdir(join(folder, name))).filter((one) => /^[0-9a-f]{62}$/.test(one))
    const hashes = rest.map((one) => name + one)
    yield* older(hashes, (hash) => pathOf(folder, hash), now - GRACE_MS)
  }
}

async function* oldAside(folder: string, now: number): AsyncGenerator<string[]> {
  const hashes = (await readdir(join(folder, 'aside'))).filter((one) => /^[0-9a-f]{64}$/.test(one))
  yield* older(hashes, (hash) => asidePath(folder, hash), now - ASIDE_MS)
}

async function* older(
  hashes: readonly string[],
  place: (hash: string) => string,
  before: number,
): AsyncGenerator<string[]> {
  for (let from = 0; from < hashes.length; from += BATCH) {
    const old: string[] = []
    for (const hash of hashes.slice(from, from + BATCH))
      if (await isOlder(place(hash), before)) old.push(hash)
    if (old.length > 0) yield old
  }
}

async function isOlder(path: string, before: number): Promise<boolean> {
  const found = await stat(path).catch(unlessGone)
  return found !== null && found.mtimeMs < before
}

/** Does it; 0 where the file went meanwhile, which another process may have done. */
async function attempt(run: () => Promise<void>): Promise<0 | 1> {
  return (await run().then(() => true, unlessGone)) ? 1 : 0
}
