import { flipCutOver, letRead, listInFlight, stageComing, unstageComing } from '#modules/dossiers'
import { parallelUntil } from './parallel.ts'
import type { Changed } from './plan.ts'
import {
  addChanged,
  listMoves,
  listOutdated,
  listUnplanned,
  markGone,
  markMoves,
  movesOf,
  type MoveState,
  type StoredMove,
  upsertMoves,
} from './moves-store.ts'
import type { Move } from './move.ts'
import { planChosen, planMove } from './plan-move.ts'
import { listDecided } from './undecided-store.ts'
import { learnSettling } from './read-ground.ts'
import { giveNames, stageDelegations, succeedRegisters } from './stage-ground.ts'
import type { Doing, Turn } from './step.ts'

/** What changed since the dry run is planned again, and nothing else; what is different now is said dossier by dossier. */
export async function replanBatch(doing: Doing): Promise<Turn> {
  const { trx, plan, snapshot, now, batch } = doing
  const outdated = await listOutdated(trx, plan.id, batch)
  const ended = outdated.filter(({ is_ended }) => is_ended)
  const gone = ended.map(({ dossier_id, version: settled_version }) => ({
    ...{ dossier_id, settled_version, state: 'gone' as const },
  }))
  await markMoves(trx, plan.id, gone)
  const isParallel = now >= plan.effective_at && now < parallelUntil(plan.document)
  const asked = {
    units: [...snapshot.ground.territories.keys()],
    open: snapshot.territories.flatMap(({ unit_id, isClosing }) => (isClosing ? [] : [unit_id])),
    from: plan.effective_at,
    desks: !isParallel,
    limit: batch - outdated.length,
  }
  const fresh = asked.limit > 0 ? await listUnplanned(trx, plan.id, asked) : []
  const again = outdated.filter(({ is_ended }) => !is_ended).map(({ dossier_id }) => dossier_id)
  const decided = await listDecided(trx, plan.id, batch)
  await replanThese(doing, [...new Set([...again, ...fresh, ...decided])], ended.length)
  const did = outdated.length + fresh.length + decided.length
  return { did, isOver: did < batch }
}

/** Plans these dossiers anew by the ground as it was read, and adds up what came out otherwise, and what is in flight no more. */
export async function replanThese(doing: Doing, ids: readonly string[], ended: number): Promise<void> {
  const { trx, plan, snapshot } = doing
  if (ids.length === 0 && ended === 0) return
  const dossiers = await listInFlight(trx, ids)
  await learnSettling(trx, snapshot, { dossiers, on: plan.document.effective_on })
  const before = new Map((await movesOf(trx, plan.id, ids)).map((move) => [move.dossier_id, move]))
  const moves = dossiers.map((dossier): Move => {
    const known = before.get(dossier.id)
    const chosen = known?.how === 'by_owner' ? planChosen(dossier, snapshot.ground, known.to_unit ?? 0) : null
    return chosen ?? planMove(dossier, snapshot.ground)
  })
  const noLonger = moves.filter(({ outcome }) => outcome !== 'moves').map(({ dossier_id }) => dossier_id)
  await unstageComing(trx, plan.id, noLonger)
  await upsertMoves(trx, plan.id, moves)
  const gone = await markGone(trx, plan.id, { ids, there: moves })
  await addChanged(trx, plan.id, compare(moves, before, ended + gone))
}

function compare(moves: readonly Move[], before: ReadonlyMap<string, StoredMove>, ended: number): Changed {
  const told = moves.map((move) => ({
    code: move.code,
    what: whatChanged(move, before.get(move.dossier_id)),
  }))
  const count = (word: string): number => told.filter(({ what }) => what === word).length
  return {
    added: count('added'),
    ended,
    rerouted: count('rerouted'),
    decided: count('decided'),
    same: count('same'),
    examples: told.filter(({ what }) => what !== 'same').slice(0, 50),
  }
}

function whatChanged(move: Move, known: StoredMove | undefined): string {
  if (!known) return 'added'
  if (known.outcome === 'undecided' && move.outcome === 'moves') return 'decided'
  const places = ({ coming, outcome, to_unit }: Move): string =>
    JSON.stringify([outcome, to_unit, sorted(coming)])
  return places(move) === places(known) ? 'same' : 'rerouted'
}

function sorted(value: object | null): [string, unknown][] {
  return Object.entries(value ?? {}).sort(([one], [other]) => one.localeCompare(other))
}

type Marked = { readonly dossier_id: string; readonly state: MoveState; readonly settled_version?: number }

/** Puts what was planned beside the dossiers; what meanwhile changed is planned anew and comes with the next batch. */
export async function stageBatch(doing: Doing): Promise<Turn> {
  const { trx, plan, batch } = doing
  const moves = await listMoves(trx, plan.id, { state: 'planned', limit: batch })
  const going = moves.flatMap(({ dossier_id: id, seen_version: version, coming }) =>
    coming ? [{ id, version, coming }] : [],
  )
  const staged = new Set(await stageComing(trx, going))
  const waiting = moves.filter(({ outcome }) => outcome === 'undecided')
  await letRead(
    trx,
    waiting.flatMap(({ dossier_id: id, owner_agency_id: agency }) => (agency ? [{ id, agency }] : [])),
  )
  const marked = moves.flatMap(({ dossier_id, outcome, seen_version: settled_version }): Marked[] => {
    if (outcome === 'stays') return [{ dossier_id, settled_version, state: 'folded' as const }]
    return outcome === 'undecided' || staged.has(dossier_id) ? [{ dossier_id, state: 'staged' as const }] : []
  })
  await markMoves(trx, plan.id, marked)
  const missed = going.filter(({ id }) => !staged.has(id)).map(({ id }) => id)
  // Somebody acted between planning and staging.
  await replanThese(doing, missed, 0)
  return { did: marked.length, isOver: moves.length < batch && missed.length === 0 }
}

/**
 * In the last moments nothing is looked for any more: a look under way would make the moment late, and new desks could not act.
 * What comes then is swept after. A look that takes nothing long is still kept away so far (milliseconds).
 */
const STILL_MS = 300

/** Until the moment what is filed and done meanwhile is planned and staged as well; then one row flips. */
export async function moment(doing: Doing): Promise<Turn> {
  const { trx, plan, now, longestMs } = doing
  if (now >= plan.effective_at) {
    await giveNames(doing)
    // Those that were given since the others were prepared.
    await stageDelegations(doing)
    // A book that goes on in another is closed at the same moment: neither gives the other's next number.
    if (plan.document.rules.registers === 'continue') await succeedRegisters(doing, 'continue')
    await flipCutOver(trx, plan.id, now)
    return { did: 1, isOver: true }
  }
  const left = Date.parse(plan.effective_at) - Date.parse(now)
  if (left < Math.max(STILL_MS, 3 * longestMs)) return { did: 0, isOver: false, waits: true }
  const again = await replanBatch(doing)
  const staged = await stageBatch(doing)
  return { did: 0, isOver: false, waits: again.did + staged.did === 0 }
}
