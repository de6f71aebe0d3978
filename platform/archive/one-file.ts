/** One file, sealed for the holder of a private key, under a name that is there only when all of it is. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { type Duplex, PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { syncFolder } from '../durable-file.ts'
import { openArchive, sealArchive } from './archive.ts'
import { packEntry } from './entries.ts'
import { BrokenArchive } from './frames.ts'
import type { Secret } from './lock.ts'

/** Writes the sealed bytes of some entries, whole or not at all, flushed with its name. */
export async function writeSealed(
  entries: AsyncIterable<Uint8Array>,
  to: string,
  publicKey: string,
): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const part = `${to}.${randomUUID()}.part`
  const sealed = sealArchive(entries, { by: 'key', pem: publicKey })
  await pipeline(sealed, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }))
  await rename(part, to)
  await syncFolder(dirname(to))
}

/** Seals a file; one that is there already is left. Answers 1 where it sealed. */
export async function sealOnce(from: string, to: string, publicKey: string): Promise<0 | 1> {
  if (existsSync(to)) return 0
  await writeSealed(packEntry({ kind: 'file', facts: {} }, createReadStream(from)), to, publicKey)
  return 1
}

/** Opens what `sealOnce` sealed into a new file, through something where it is given; throws `BrokenArchive` where it is not what was sealed. */
export async function openSealed(
  from: string,
  to: string,
  { secret, through = new PassThrough() }: { secret: Secret; through?: Duplex },
): Promise<void> {
  let count = 0
  for await (const { content } of openArchive(createReadStream(from), secret)) {
    if (count++ > 0) throw new BrokenArchive(`${from} holds more than one file`)
    await pipeline(content, through, createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }))
  }
  if (count === 0) throw new BrokenArchive(`${from} holds no file`)
}
