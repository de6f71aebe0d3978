import { sameBytes } from '#platform/tlog/bytes.ts'
import { isConsistent } from '#platform/tlog/check-proof.ts'
import { openCheckpoint, type Checkpoint } from '#platform/tlog/checkpoint.ts'
import { prover, tilesFor } from '#platform/tlog/make-proof.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import type { Verifier } from '#platform/tlog/note.ts'
import { hashesOf, tilePath, TILE_WIDTH, widthIn } from '#platform/tlog/tile.ts'
import type { Text } from '#platform/text.ts'
import type { Published } from './verify-published.ts'

/** What a witness says of two notes: that the one grew into the other, or how they contradict each other. */
export type Testimony =
  | { readonly ok: true; readonly size: number }
  | {
      readonly ok: false
      readonly kind: keyof typeof CONTRADICTIONS
      readonly text: Text
      readonly notes: readonly string[]
    }

const CONTRADICTIONS = {
  unsigned: {
    vi: 'Điểm chốt không do khóa đã biết ký.',
    en: 'The key that is known did not sign this checkpoint.',
  },
  shrunk: {
    vi: 'Nhật ký ngắn hơn lần xem trước: đã bị cắt.',
    en: 'The log is shorter than it was: it was cut off.',
  },
  forked: {
    vi: 'Hai điểm chốt đã ký không cùng một nhật ký: lịch sử bị viết lại hoặc mỗi nơi được cho xem một bản.',
    en: 'Two signed checkpoints are not of one log: history was rewritten, or each was shown another.',
  },
} as const satisfies Record<string, Text>

/**
 * Compares a note with one kept from before, by the keys known then: signed, not shorter, and grown out of it. The hashes of
 * the tiles are only a proposal; that they prove it is checked against both signed roots.
 */
export async function testify(
  published: Published,
  verifiers: readonly Verifier[],
  { before, now }: { before: string | null; now: string },
): Promise<Testimony> {
  const newer = openCheckpoint(NODE, now, verifiers)
  if (!newer) return contradiction('unsigned', before, now)
  if (before === null) return { ok: true, size: newer.size }
  const older = openCheckpoint(NODE, before, verifiers)
  if (!older) return contradiction('unsigned', before, now)
  if (newer.size < older.size) return contradiction('shrunk', before, now)
  const isOne =
    newer.size === older.size ? sameBytes(newer.root, older.root) : await grew(published, older, newer)
  return isOne ? { ok: true, size: newer.size } : contradiction('forked', before, now)
}

/** As `testify`, of what two witnesses hold: whichever is longer must have grown out of the other. */
export async function compareNotes(
  published: Published,
  verifiers: readonly Verifier[],
  [one, other]: readonly [string, string],
): Promise<Testimony> {
  const [first, second] = [one, other].map((note) => openCheckpoint(NODE, note, verifiers)?.size ?? 0)
  const [before, now] = (first ?? 0) <= (second ?? 0) ? [one, other] : [other, one]
  return testify(published, verifiers, { before, now })
}

function contradiction(kind: keyof typeof CONTRADICTIONS, before: string | null, now: string): Testimony {
  return { ok: false, kind, text: CONTRADICTIONS[kind], notes: before === null ? [now] : [before, now] }
}

async function grew(published: Published, from: Checkpoint, to: Checkpoint): Promise<boolean> {
  if (from.size === 0) return true
  const tiles = new Map<string, readonly Uint8Array[]>()
  for (const { level, n } of tilesFor([from.size - 1, from.size, to.size])) {
    const width = widthIn(to.size, level, n)
    if (width === 0) continue
    const bytes =
      (await published(tilePath({ level, n, width }))) ??
      (await published(tilePath({ level, n, width: TILE_WIDTH })))
    tiles.set(`${level}/${n}`, (bytes && hashesOf(bytes)) ?? [])
  }
  const made = prover(
    NODE.sha256,
    (level, n) => tiles.get(`${level}/${Math.floor(n / TILE_WIDTH)}`)?.[n % TILE_WIDTH],
  )
  try {
    return isConsistent(NODE.sha256, { from, to, proof: made.consistency(from.size, to.size) })
  } catch {
    return false // a tile that is not there proves nothing
  }
}
