/** Files that are there after a power cut: whole, under their name. */
import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file that only we may read, whole or not at all: flushed before it gets its name, and the name flushed too. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const handle = await open(part, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  // The folder may be new itself.
  await syncFolder(dirname(path))
  await syncFolder(dirname(dirname(path)))
}

/** Flushes the names in a folder. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** For `catch`: null where the file was not there, or went meanwhile; anything else is thrown on. */
export function unlessGone(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
