import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Published } from '#modules/evidence'

/** What is published in a folder, at a house's address or at a mirror's: `…/evidence` is found by itself. */
export async function openPublished(place: string): Promise<Published> {
  if (!/^https?:\/\//.test(place)) return (path) => readOrNothing(join(place, path))
  const base = place.replace(/\/+$/, '')
  const at =
    (prefix: string): Published =>
    (path) =>
      fetchOrNothing(`${prefix}/${path}`)
  if (base.endsWith('/evidence')) return at(base)
  return (await at(`${base}/evidence`)('checkpoint')) ? at(`${base}/evidence`) : at(base)
}

async function readOrNothing(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
}

async function fetchOrNothing(url: string): Promise<Uint8Array | null> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) })
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
    if (answer.status === 404) return null
    if (tries === 5 || (answer.status !== 429 && answer.status !== 503)) {
      throw new Error(`${url} answers ${answer.status}`)
    }
    await new Promise((resolve) => setTimeout(resolve, tries * 5000))
  }
}
