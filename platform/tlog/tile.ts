import { HASH_BYTES } from './hashing.ts'

/** Hashes of a full tile (C2SP tlog-tiles); a tile stands for a subtree of height 8. */
export const TILE_WIDTH = 256

/** A tile that will not change any more; its root is the `n`th hash of the level above. */
export type FullTile = {
  readonly level: number
  readonly n: number
  readonly hashes: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Which tile, and how many of its hashes: 256, or fewer at the right edge of a tree. `entries` are bundles of entries. */
export type TilePlace = { readonly level: number | 'entries'; readonly n: number; readonly width: number }

/** `tile/0/x001/234` or, of a part, `tile/entries/000.p/17`. */
export function tilePath({ level, n, width }: TilePlace): string {
  const groups = [String(n % 1000).padStart(3, '0')]
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

const PATH = /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** The place a path names; null where it names none. */
export function parseTilePath(path: string): TilePlace | null {
  const [, level = '', groups = '', part] = PATH.exec(path) ?? []
  if (!groups || groups.startsWith('x000')) return null
  const width = part === undefined ? TILE_WIDTH : Number(part)
  if (width > TILE_WIDTH || (part !== undefined && width === TILE_WIDTH)) return null
  return {
    level: level === 'entries' ? level : Number(level),
    n: Number(groups.replaceAll(/[x/]/g, '')),
    width,
  }
}

/** Every tile of a tree of this size, parts at the right edge included; the bundles of its entries too. */
export function* tilesOf(size: number): Generator<TilePlace> {
  for (let n = 0; n * TILE_WIDTH < size; n += 1) {
    yield { level: 'entries', n, width: Math.min(TILE_WIDTH, size - n * TILE_WIDTH) }
  }
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    for (let n = 0; n * TILE_WIDTH < hashes; n += 1) {
      yield { level, n, width: Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH) }
    }
  }
}

/** How many hashes a tile has in a tree of this size: 0 where it has none. */
export function widthIn(size: number, level: number, n: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level) - n * TILE_WIDTH
  return Math.max(0, Math.min(TILE_WIDTH, hashes))
}

/** The hashes of a tile's bytes; null where they are no whole hashes. */
export function hashesOf(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.length % HASH_BYTES !== 0) return null
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  )
}

/** Entries as a bundle: each after its length as two bytes, the higher first. */
export function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0))
  let at = 0
  for (const entry of entries) {
    bytes.set([entry.length >> 8, entry.length & 0xff], at)
    bytes.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bytes
}

/** The entries of a bundle; null where it is cut off. */
export function entriesOf(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
    const end = at + 2 + length
    if (end > bytes.length) return null
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries
}
