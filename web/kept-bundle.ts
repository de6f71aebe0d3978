import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Files for browsers by their name. */
export type Bundle = ReadonlyMap<string, Buffer>

/** What was bundled, and the files it was made of, below `root`. */
type Built = { readonly files: Bundle; readonly sources: readonly string[] }

/** A bundle asked for: what its file is called, all that was asked, and the folder its sources are told from. */
type Asked = {
  readonly name: string
  readonly asked: string
  readonly root: string
  readonly folder?: string
}

const FOLDER = fileURLToPath(new URL('../node_modules/.cache/haicap-bundles', import.meta.url))

/**
 * The bundle that was kept, where the same was asked and every file it was made of is as it was; else what `build` makes, kept
 * for the next time. Where the folder may not be written to or holds nonsense, it is built each time.
 */
export function keptBundle({ name, asked, root, folder = FOLDER }: Asked, build: () => Built): Bundle {
  const path = join(folder, `${name}.json`)
  const kept = readKept(path)
  if (kept?.asked === asked && kept.digest === digestOf(root, kept.sources)) return filesOf(kept)
  const { files, sources } = build()
  const digest = digestOf(root, sources)
  const written = [...files].map(([file, body]) => [file, body.toString('base64')] as const)
  if (digest !== null) keep(path, JSON.stringify({ asked, sources, digest, files: written }))
  return files
}

type Kept = {
  readonly asked: string
  readonly sources: readonly string[]
  readonly digest: string
  readonly files: readonly (readonly [string, string])[]
}

function readKept(path: string): Kept | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function filesOf({ files }: Kept): Bundle {
  return new Map(files.map(([file, body]) => [file, Buffer.from(body, 'base64')]))
}

/** One SHA-256 over the sources' names and bytes; null where one is gone. */
function digestOf(root: string, sources: readonly string[]): string | null {
  try {
    const hash = createHash('sha256')
    for (const source of sources) hash.update(`${source}\n`).update(readFileSync(join(root, source)))
    return hash.digest('hex')
  } catch {
    return null
  }
}

/** Several processes may keep the same at once: each writes a file of its own, and the last name given stands. */
function keep(path: string, text: string): void {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(part, text)
    renameSync(part, path)
  } catch {
    // Kept or not, the bundle is there.
  }
}
