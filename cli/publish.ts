import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { listPublished } from '#modules/evidence'
import type { Env } from '#platform/env.ts'
import { withHouse } from './with-house.ts'

const USAGE =
  'haicap publish --out DIR [--house NAME]: writes what is public of the log as files, for any web server'

/** `haicap publish`: tiles, entries, keys and, last, the checkpoint; files that are there already are left alone. */
export async function publish(words: readonly string[], env: Env): Promise<number> {
  const options = { out: { type: 'string' }, house: { type: 'string' } } as const
  const { values } = parseArgs({ args: [...words], options, strict: true })
  const folder = values.out
  if (!folder) throw new Error(USAGE)
  const written = await withHouse(env, { command: 'publish', house: values.house }, async ({ house }) => {
    let files = 0
    for await (const { path, bytes } of listPublished(house.app)) {
      if (await isThere(join(folder, path), bytes)) continue
      await writeWhole(join(folder, path), bytes)
      files += 1
    }
    return files
  })
  process.stdout.write(`${folder}: ${written} tệp mới · new files\n`)
  return 0
}

async function isThere(path: string, bytes: Uint8Array): Promise<boolean> {
  const kept = await readFile(path).catch(() => null)
  return kept !== null && kept.equals(bytes)
}

/** Whoever reads meanwhile sees the old file or the new one, never half of it. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.new`, bytes)
  await rename(`${path}.new`, path)
}
