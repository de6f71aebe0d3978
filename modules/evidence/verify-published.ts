import { joinBytes, sameBytes, toBase64 } from '#platform/tlog/bytes.ts'
import { openCheckpoint } from '#platform/tlog/checkpoint.ts'
import { growTree } from '#platform/tlog/growing-tree.ts'
import { leafHash } from '#platform/tlog/hashing.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { parseVerifier, type Verifier } from '#platform/tlog/note.ts'
import { entriesOf, tilePath, tilesOf, TILE_WIDTH } from '#platform/tlog/tile.ts'
import { LogFault, type Verdict } from './fault.ts'

/** Reads what is published at a path, from a folder or an address; null where there is nothing. */
export type Published = (path: string) => Promise<Uint8Array | null>

/** The keys of a published log, or the ones that are trusted instead. */
export async function verifiersOf(published: Published, trusted?: string): Promise<Verifier[]> {
  const text = trusted ?? Buffer.from((await published('key')) ?? []).toString()
  const verifiers = text
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => parseVerifier(NODE.sha256, line) ?? [])
  if (verifiers.length === 0) throw new LogFault('key_missing', 'key')
  return verifiers
}

/** Recomputes a published log from its entries: every tile and the signed root. Needs nothing but what is published. */
export async function verifyPublished(published: Published, trusted?: string): Promise<Verdict> {
  let entries = 0
  let checkpoint: Verdict['checkpoint'] = null
  try {
    const verifiers = await verifiersOf(published, trusted)
    const note = Buffer.from((await published('checkpoint')) ?? []).toString()
    const signed = openCheckpoint(NODE, note, verifiers)
    if (!signed) throw new LogFault('checkpoint_unsigned', 'checkpoint')
    checkpoint = { ...signed, root: toBase64(signed.root) }
    const tree = growTree(NODE.sha256)
    const levels: Uint8Array[][] = [[]]
    for (const place of tilesOf(signed.size)) {
      if (place.level === 'entries') {
        for (const entry of await readBundle(published, place)) {
          const leaf = leafHash(NODE.sha256, entry)
          levels[0]?.push(leaf)
          for (const { level, root } of tree.append(leaf)) (levels[level + 1] ??= []).push(root)
          entries += 1
        }
      } else {
        await checkTile(published, { ...place, level: place.level }, levels[place.level] ?? [])
      }
    }
    if (!sameBytes(tree.root(), signed.root)) throw new LogFault('checkpoint_differs', signed.size)
    return { ok: true, entries, checkpoint, fault: null }
  } catch (error) {
    if (error instanceof LogFault) return { ok: false, entries, checkpoint, fault: error.fault }
    throw error
  }
}

type Place = { readonly n: number; readonly width: number }

/** A part may have been replaced by the full tile meanwhile; its first hashes are the same. */
async function readPart(published: Published, level: number | 'entries', { n, width }: Place) {
  const part = await published(tilePath({ level, n, width }))
  return part ?? (width < TILE_WIDTH ? published(tilePath({ level, n, width: TILE_WIDTH })) : null)
}

async function readBundle(published: Published, place: Place): Promise<Uint8Array[]> {
  const bytes = await readPart(published, 'entries', place)
  const entries = (bytes && entriesOf(bytes))?.slice(0, place.width)
  if (entries?.length === place.width) return entries
  throw new LogFault('leaf_missing', place.n * TILE_WIDTH + (entries?.length ?? 0) + 1)
}

async function checkTile(
  published: Published,
  { level, n, width }: Place & { level: number },
  hashes: readonly Uint8Array[],
): Promise<void> {
  const wanted = joinBytes(hashes.slice(n * TILE_WIDTH, n * TILE_WIDTH + width))
  const kept = await readPart(published, level, { n, width })
  if (kept && sameBytes(kept.subarray(0, wanted.length), wanted)) return
  throw new LogFault('tile_differs', tilePath({ level, n, width }))
}
