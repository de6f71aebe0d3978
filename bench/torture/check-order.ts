/** Each dossier is one thing that changes one step at a time: an order exists that is the told one, and it obeys the law. */
import { HOUSE_ACTS, LIFECYCLE, type Business } from '#modules/dossiers'
import { acknowledgement, type Op } from './history.ts'
import type { Kept, KeptEvent } from './kept.ts'
import { fault, type Fault } from './verdict.ts'

/** Versions without a hole, lawful steps, and no step or look that goes back behind what was told before. */
export function checkOrder(history: readonly Op[], kept: Kept): Fault[] {
  const byCode = Map.groupBy(kept.events, ({ code }) => code)
  const opsByCode = Map.groupBy(history, (op) => acknowledgement(op)?.code ?? op.code ?? '')
  return kept.dossiers.flatMap(({ code, version, business }) => {
    const events = (byCode.get(code) ?? []).toSorted((a, b) => a.version - b.version)
    return [
      ...checkVersions({ code, version }, events),
      ...checkLaw({ code, business }, events),
      ...checkRealTime(code, opsByCode.get(code) ?? []),
    ]
  })
}

function checkVersions(
  { code, version }: { code: string; version: number },
  events: readonly KeptEvent[],
): Fault[] {
  const wrong = events.findIndex((event, index) => event.version !== index + 1)
  if (wrong >= 0) return [fault('version', code, `event ${wrong + 1} has version ${events[wrong]?.version}`)]
  if (events.length !== version)
    return [fault('version', code, `version ${version}, ${events.length} events`)]
  return []
}

/** Follows the law from `submitted` through every state an act may have led to. */
function checkLaw(
  { code, business }: { code: string; business: string },
  events: readonly KeptEvent[],
): Fault[] {
  let states = new Set<Business>(['submitted'])
  const houseActs: readonly string[] = [...HOUSE_ACTS, 'submit']
  for (const { act, version } of events) {
    if (houseActs.includes(act)) continue
    const next = LIFECYCLE.filter((rule) => rule.act === act).flatMap(({ from, to }) =>
      from.filter((state) => states.has(state)).map((state) => to ?? state),
    )
    if (next.length === 0) {
      return [fault('law', code, `${act} of version ${version} from ${[...states].join(' or ')}`)]
    }
    states = new Set(next)
  }
  const reached: ReadonlySet<string> = states
  return reached.has(business)
    ? []
    : [fault('law', code, `it is ${business}, its acts lead to ${[...states].join(' or ')}`)]
}

/**
 * A version is one place in the order, so the order is known; it must agree with the clock: what began after something
 * had been told comes behind it (linearizable). Two looks may see the same version, two acts may not.
 */
function checkRealTime(code: string, ops: readonly Op[]): Fault[] {
  const placed = ops
    .filter(({ act }) => act !== 'upload')
    .flatMap((op) => {
      const told = acknowledgement(op)
      return told?.version ? [{ op, from: op.at, to: told.at, version: told.version }] : []
    })
  const byEnd = placed.toSorted((a, b) => a.to - b.to)
  let seen = 0
  let at = 0
  return placed
    .toSorted((a, b) => a.from - b.from)
    .flatMap(({ op, from, version }) => {
      for (; (byEnd[at]?.to ?? Infinity) < from; at += 1) seen = Math.max(seen, byEnd[at]?.version ?? 0)
      const isBehind = op.act === 'read' ? version < seen : version <= seen
      return isBehind
        ? [fault('order', code, `${op.act} told version ${version} after version ${seen} was told`)]
        : []
    })
}
