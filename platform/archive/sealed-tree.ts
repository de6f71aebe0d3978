/** Folders as one sealed file, read while they may be written to. */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { unlessGone } from '../durable-file.ts'
import { walkTree } from '../copy-tree.ts'
import { openArchive } from './archive.ts'
import { packEntry } from './entries.ts'
import { BrokenArchive } from './frames.ts'
import type { Secret } from './lock.ts'

/** A folder to take along: where it lies, its name in the sealed file, what of it to leave out. */
export type Branch = {
  readonly from: string
  readonly name: string
  readonly leaveOut?: (path: string) => boolean
}

/** The entries of folders, for `writeSealed`: each folder and each file; what vanishes meanwhile is left out. */
export async function* packTree(branches: readonly Branch[]): AsyncGenerator<Uint8Array> {
  for (const { from, name, leaveOut } of branches) {
    for await (const { kind, path } of walkTree(from, leaveOut)) {
      const facts = { path: join(name, path) }
      if (kind === 'folder') yield* packEntry({ kind, facts })
      else yield* packFile(join(from, path), facts)
    }
  }
}

async function* packFile(from: string, facts: { path: string }): AsyncGenerator<Uint8Array> {
  const file = await open(from, 'r').catch(unlessGone)
  if (file) yield* packEntry({ kind: 'file', facts }, file.createReadStream())
}

/** Lays the folders of a sealed file under a folder; throws `BrokenArchive` where it is not what was sealed. */
export async function openTree(from: string, to: string, secret: Secret): Promise<void> {
  for await (const { kind, facts, content } of openArchive(createReadStream(from), secret)) {
    const path = normalize(String(facts['path']))
    if (path.startsWith('..') || path.startsWith('/'))
      throw new BrokenArchive(`${path} leads out of the folder`)
    const target = join(to, path)
    await mkdir(kind === 'folder' ? target : dirname(target), { recursive: true, mode: 0o700 })
    if (kind === 'file')
      await pipeline(content, createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }))
  }
}
