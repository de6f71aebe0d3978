/** Lays a base copy, and what of a sealed archive the server must read, in a folder where it will run. */
import { chownSync, lchownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createGzip } from 'node:zlib'
import type { Secret } from './archive/lock.ts'
import { openSealed } from './archive/one-file.ts'
import { openTree } from './archive/sealed-tree.ts'
import { BESIDE, type BaseCopy, CLUSTER } from './base-copy.ts'
import { copyTree } from './copy-tree.ts'
import type { DataFolder } from './data-folder.ts'
import { mustBePlain, numberOf, type WalArchive } from './wal-archive.ts'

/** The archive to bring back from, and with a sealed one the private key. */
export type Source = { readonly archive: WalArchive; readonly secret: Secret | null }

/** Everything that laying leaves in the folder beside the cluster. */
export const LAID = ['keys', 'evidence', 'files', 'opened-log']

/** Lays the copy where the server will run, as its user. */
export async function layBase(data: DataFolder, source: Source, base: BaseCopy): Promise<void> {
  const from = join(source.archive.base, base.name)
  await (source.secret ? openBase(from, data, source.secret) : copyBase(from, data))
  await layFiles(data, source)
  if (base.label !== undefined) writeFileSync(join(data.cluster, 'backup_label'), base.label)
  writeFileSync(join(data.cluster, 'recovery.signal'), '')
  giveToServer(data, data.cluster)
}

async function copyBase(from: string, data: DataFolder): Promise<void> {
  for (const folder of readdirSync(from).filter((one) => one === 'keys' || one === 'evidence'))
    await copyTree(join(from, folder), join(data.path, folder))
  await copyTree(join(from, 'postgres'), data.cluster)
}

async function openBase(from: string, data: DataFolder, secret: Secret): Promise<void> {
  await openTree(join(from, CLUSTER), dirname(data.cluster), secret)
  await openTree(join(from, BESIDE), data.path, secret)
}

async function layFiles(data: DataFolder, { archive, secret }: Source): Promise<void> {
  const to = join(data.path, 'files')
  if (secret === null) {
    await copyTree(archive.files, to, (path) => path.endsWith('.part'))
    return
  }
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(archive.files, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.part')) continue
    const kept = join(entry.parentPath, entry.name)
    const path = join(to, kept.slice(archive.files.length))
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await openSealed(kept, path, { secret })
  }
}

/** The archive as the server reads it: a sealed one's segments are opened into the folder, from a copy's first on. */
export async function readableLog(
  data: DataFolder,
  { archive, secret }: Source,
  { first }: BaseCopy,
): Promise<WalArchive> {
  if (secret === null) return archive
  const wal = join(data.path, 'opened-log')
  mustBePlain(wal)
  mkdirSync(wal, { mode: 0o700 })
  for (const file of readdirSync(archive.wal)) {
    const [, name] = /^([^.]+(?:\.[^.]+)*?)\.[0-9a-f]{64}\.sealed$/.exec(file) ?? []
    if (name === undefined || (/^[0-9A-F]{24}/.test(name) && numberOf(name) < numberOf(first))) continue
    await openSealed(join(archive.wal, file), join(wal, `${name}.gz`), {
      secret,
      through: createGzip({ level: 1 }),
    })
  }
  giveToServer(data, wal)
  return { ...archive, wal }
}

function giveToServer({ uid }: DataFolder, folder: string): void {
  if (uid === null) return
  chownSync(folder, uid, uid)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), uid, uid)
}
