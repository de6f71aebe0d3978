/** Copies folders so that the copy is there after a power cut, while the original may be written to. */
import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { existsSync } from 'node:fs'
import { syncFolder, unlessGone } from './durable-file.ts'

/** What lies under a folder, each folder before what is in it, the first as ``; what vanishes meanwhile is left out. */
export async function* walkTree(
  from: string,
  leaveOut: (path: string) => boolean = () => false,
): AsyncGenerator<{ readonly kind: 'folder' | 'file'; readonly path: string }> {
  const folders = ['']
  for (const folder of folders) {
    yield { kind: 'folder', path: folder }
    const entries = await readdir(join(from, folder), { withFileTypes: true }).catch(unlessGone)
    for (const entry of entries ?? []) {
      const path = join(folder, entry.name)
      if (leaveOut(path)) continue
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile()) yield { kind: 'file', path }
    }
  }
}

/** Copies what is under a folder, except where `leaveOut` says so of a path below it; what vanishes meanwhile is left out. */
export async function copyTree(
  from: string,
  to: string,
  leaveOut?: (path: string) => boolean,
): Promise<number> {
  let files = 0
  const folders: string[] = []
  for await (const { kind, path } of walkTree(from, leaveOut)) {
    if (kind === 'folder') {
      await mkdir(join(to, path), { recursive: true, mode: 0o700 })
      folders.push(join(to, path))
    } else files += (await copyFlushed(join(from, path), join(to, path)).catch(unlessGone)) ?? 0
  }
  for (const folder of folders) await syncFolder(folder)
  return files
}

/** Copies one file under its name, whole or not at all; one that is there already is left. Answers 1 where it copied. */
export async function copyOnce(from: string, to: string): Promise<0 | 1> {
  if (existsSync(to)) return 0
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const part = `${to}.${randomUUID()}.part`
  await copyFlushed(from, part)
  await rename(part, to)
  await syncFolder(dirname(to))
  return 1
}

async function copyFlushed(from: string, to: string): Promise<1> {
  await copyFile(from, to)
  const handle = await open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  return 1
}
