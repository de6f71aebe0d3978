import { countBoxes } from '#modules/archives'
import { listOwnCalendars } from '#modules/calendar'
import { listOwnPatterns, walkInFlight } from '#modules/dossiers'
import { listBooks } from '#modules/registers'
import { countsUntil, listCertificates } from '#modules/signing'
import type { Sql, Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { BATCH } from './batch.ts'
import { countKinds } from './count-kinds.ts'
import { type Beside, type Finding, findFaults } from './find-faults.ts'
import { kindsAsked } from './offices.ts'
import type { Kinds } from './kinds.ts'
import { deleteMoves, upsertMoves } from './moves-store.ts'
import type { Plan, Planned } from './plan.ts'
import type { Move } from './move.ts'
import { planMove } from './plan-move.ts'
import { mustBe } from './plan-states.ts'
import { getPlan, lockPlan, replaceFindings, updatePlan } from './plan-store.ts'
import { TRIED } from './ask-dry-run.ts'
import { listDecided } from './undecided-store.ts'
import { learnSettling, readGround, type Snapshot } from './read-ground.ts'

/** What a cut-over was measured to do in a second, for saying how long one will take (docs/proof/reorganisation.md). */
const MOVES_A_SECOND = 500
const ALWAYS_SECONDS = 3

/** Told while it goes on: dossiers read, moves written. */
export type Progress = (done: number, total: number) => void

type DryRun = {
  readonly now: string
  /** Whether the house signs results by certificates, so that who lacks one is to be found. */
  readonly signs: boolean
  readonly told?: Progress
}

/**
 * Chạy thử: one snapshot is read and planned, then the moves and what was found are stored. Nothing else is written. A plan
 * that was edited meanwhile is tried again as it is now; what its owners have decided of a signed one stays.
 */
export async function dryRun(pool: Sql, plan: Plan, asked: DryRun): Promise<Planned> {
  for (let current = plan; ; current = await getPlan(pool, plan.id)) {
    const tried = await tryOnce(pool, current, asked)
    if (tried) return tried
  }
}

/** Null where the plan is another than the one that was read. */
async function tryOnce(pool: Sql, plan: Plan, { now, signs, told }: DryRun): Promise<Planned | null> {
  mustBe(plan, TRIED)
  const began = performance.now()
  const seen = await inTransaction(pool, {}, async (trx) => {
    await trx`set transaction isolation level repeatable read, read only`
    const snapshot = await readGround(trx, plan, now)
    const planned = await planAll(trx, snapshot, plan)
    const books = await listBooks(trx)
    const certificates = signs ? await certificatesOf(trx) : null
    const on = plan.document.effective_on
    const own = {
      ...{ calendars: await listOwnCalendars(trx, on), patterns: await listOwnPatterns(trx, on) },
      boxes: await countBoxes(trx),
    }
    const beside = { books, certificates, effective_at: plan.effective_at, own }
    const kinds = await countKinds(trx, kindsAsked(snapshot, plan, now))
    return { ...planned, kinds, findings: findFaults(snapshot, planned.moves, beside) }
  })
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return store(pool, plan, { ...seen, result: summarise(seen, { now, seconds }), ...(told ? { told } : {}) })
}

/** Until when each signer's certificate counts, by account; one that is revoked or not trusted counts for nothing. */
async function certificatesOf(trx: Trx): Promise<NonNullable<Beside['certificates']>> {
  const found = await listCertificates(trx)
  return new Map(
    found.flatMap((one): [string, string][] => {
      const until = countsUntil(one)
      return until === null ? [] : [[one.owner_id, until]]
    }),
  )
}

type Seen = { readonly moves: readonly Move[]; readonly findings: readonly Finding[]; readonly kinds: Kinds }

/** Plans every dossier in flight of the plan's old units inside one snapshot. */
async function planAll(trx: Trx, snapshot: Snapshot, plan: Plan): Promise<{ moves: Move[] }> {
  const moves: Move[] = []
  const { ground } = snapshot
  for await (const page of walkInFlight(trx, [...ground.territories.keys()])) {
    await learnSettling(trx, snapshot, { dossiers: page, on: plan.document.effective_on })
    moves.push(...page.map((dossier) => planMove(dossier, ground)))
  }
  return { moves }
}

type Storing = Seen & { readonly result: Planned; readonly told?: Progress }

/** Writes batch by batch, as long as the plan is the one that was read; null where it is not any more. */
async function store(pool: Sql, plan: Plan, { result, told, ...seen }: Storing): Promise<Planned | null> {
  const inBatch = <T>(run: (trx: Trx) => Promise<T>): Promise<T | null> =>
    inTransaction(pool, {}, async (trx) => ((await isStill(trx, plan)) ? run(trx) : null))
  for (let gone: number | null = BATCH; gone === BATCH;) {
    gone = await inBatch((trx) => deleteMoves(trx, plan.id, BATCH))
    if (gone === null) return null
  }
  const decided = new Set(await listDecided(pool, plan.id, null))
  const moves = seen.moves.filter(({ dossier_id }) => !decided.has(dossier_id))
  for (let start = 0; start < moves.length; start += BATCH) {
    const batch = moves.slice(start, start + BATCH)
    const written = await inBatch((trx) => upsertMoves(trx, plan.id, batch).then(() => batch.length))
    if (written === null) return null
    told?.(Math.min(start + BATCH, moves.length), moves.length)
  }
  // Just written, and read next as a whole: without statistics that would be done row by row.
  await pool`analyze reorganisation_moves`
  return inBatch(async (trx) => {
    await replaceFindings(trx, plan.id, seen.findings)
    await updatePlan(trx, plan.id, { planned_at: result.at, planned: result })
    return result
  })
}

/** Whether the plan is the one that was read, and may still be tried; held so until the transaction ends. */
async function isStill(trx: Trx, { id, digest }: Plan): Promise<boolean> {
  const plan = await lockPlan(trx, id)
  return plan.digest === digest && TRIED.includes(plan.state)
}

function summarise(seen: Seen, at: { now: string; seconds: number }): Planned {
  const count = (is: (move: Move) => boolean): number => seen.moves.filter(is).length
  const found = (is: (kind: Finding['kind']) => boolean): number =>
    seen.findings.filter(({ kind }) => is(kind)).length
  const moved = count(({ outcome }) => outcome === 'moves')
  return {
    at: at.now,
    moved,
    undecided: count(({ outcome }) => outcome === 'undecided'),
    untouched: count(({ outcome }) => outcome === 'stays'),
    collisions: found((kind) => kind.endsWith('_collision')),
    missing: found((kind) => kind.startsWith('no_') || kind === 'unknown_unit'),
    late: count(({ becomes_late }) => becomes_late),
    expected_seconds: Math.ceil(moved / MOVES_A_SECOND) + ALWAYS_SECONDS,
    seconds: at.seconds,
    kinds: seen.kinds,
  }
}
