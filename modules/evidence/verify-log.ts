import type { Trx } from '#platform/database.ts'
import { joinBytes, sameBytes, toBase64 } from '#platform/tlog/bytes.ts'
import { openCheckpoint, type Checkpoint } from '#platform/tlog/checkpoint.ts'
import { growTree, type GrowingTree } from '#platform/tlog/growing-tree.ts'
import { leafHash } from '#platform/tlog/hashing.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import type { Verifier } from '#platform/tlog/note.ts'
import { tilePath, TILE_WIDTH, type FullTile } from '#platform/tlog/tile.ts'
import { checkLeaf, openReading, type Reading } from './check-leaf.ts'
import { LogFault, type Verdict } from './fault.ts'
import { listVerifiers } from './log-keys.ts'
import { findTile, findUnplaced, selectEnds, selectNotes, selectStandings } from './verify-store.ts'

/** Positions read at once. */
const BATCH = 2000

/** As `Verdict`, with what only the database knows: events, checkpoints, what waits to be logged, whose values were deleted. */
export type LogVerdict = Verdict & {
  readonly events: number
  readonly checkpoints: number
  readonly waiting: number
  readonly forgotten: number
}

type Checking = {
  readonly trx: Trx
  readonly tree: GrowingTree
  readonly verifiers: readonly Verifier[]
  readonly reading: Reading
  tiles: number
  last: Checkpoint | null
}

/**
 * Recomputes the whole log from the events (`standStill` first, where others write meanwhile): density of the feed, leaves, tiles, and every checkpoint ever
 * signed. `trusted`: the key of this house's data folder, by which the last checkpoint must be signed.
 */
export async function verifyLog(trx: Trx, trusted: Verifier | null): Promise<LogVerdict> {
  const ends = await selectEnds(trx)
  const verifiers = await listVerifiers(trx)
  const checking: Checking = {
    ...{ trx, tree: growTree(NODE.sha256), verifiers, reading: openReading() },
    ...{ tiles: 0, last: null },
  }
  const to = Math.max(ends.leaves, ends.log, ends.signed)
  const told = { events: ends.events, checkpoints: ends.checkpoints, waiting: Math.max(0, ends.events - to) }
  const found = (fault: LogFault | null): LogVerdict => ({
    ok: fault === null,
    ...{ entries: checking.tree.size(), checkpoint: shown(checking.last) },
    ...{ ...told, forgotten: checking.reading.forgotten.size, fault: fault?.fault ?? null },
  })
  try {
    for (let from = 1; from <= to; from += BATCH)
      await checkBatch(checking, from, Math.min(to, from + BATCH - 1))
    await checkEnds(checking, ends.tiles, trusted)
    return found(null)
  } catch (error) {
    if (error instanceof LogFault) return found(error)
    throw error
  }
}

async function checkBatch(checking: Checking, from: number, to: number): Promise<void> {
  const { trx, tree, reading } = checking
  const standings = await selectStandings(trx, from, to)
  const notes = new Map((await selectNotes(trx, from, to)).map(({ size, note }) => [size, note]))
  for (const standing of standings) {
    const entry = checkLeaf(reading, standing)
    for (const tile of tree.append(leafHash(NODE.sha256, entry))) await checkTile(checking, tile)
    const note = notes.get(standing.position)
    if (note !== undefined) checkNote(checking, standing.position, note)
  }
}

async function checkTile(checking: Checking, { level, n, root, hashes }: FullTile): Promise<void> {
  checking.tiles += 1
  const kept = await findTile(checking.trx, level, n)
  if (kept && sameBytes(kept.root, root) && sameBytes(kept.hashes, joinBytes(hashes))) return
  throw new LogFault('tile_differs', tilePath({ level, n, width: TILE_WIDTH }))
}

function checkNote(checking: Checking, size: number, note: string): void {
  const checkpoint = openCheckpoint(NODE, note, checking.verifiers)
  if (!checkpoint) throw new LogFault('checkpoint_unsigned', size)
  if (checkpoint.size !== size || !sameBytes(checkpoint.root, checking.tree.root())) {
    throw new LogFault('checkpoint_differs', size)
  }
  checking.last = checkpoint
}

async function checkEnds(checking: Checking, tiles: number, trusted: Verifier | null): Promise<void> {
  const { trx, reading, last } = checking
  const [unsalted] = reading.unsalted
  if (unsalted !== undefined) throw new LogFault('salt_missing', unsalted)
  if (tiles !== checking.tiles) throw new LogFault('tile_extra', tiles - checking.tiles)
  const unplaced = await findUnplaced(trx)
  if (unplaced !== null) throw new LogFault('event_unplaced', unplaced)
  if (!trusted || !last) return
  const [newest] = await selectNotes(trx, last.size, last.size)
  if (!openCheckpoint(NODE, newest?.note ?? '', [trusted]))
    throw new LogFault('checkpoint_unsigned', last.size)
}

function shown(checkpoint: Checkpoint | null): Verdict['checkpoint'] {
  return checkpoint && { ...checkpoint, root: toBase64(checkpoint.root) }
}
