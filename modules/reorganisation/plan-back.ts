import { listInFlight } from '#modules/dossiers'
import type { Agency } from '#modules/units'
import type { Ground, Move } from './move.ts'
import type { Rules } from './plan-rules.ts'
import { movesOf } from './moves-store.ts'
import { planChosen, planMove } from './plan-move.ts'
import { learnSettling, type Snapshot } from './read-ground.ts'
import type { Doing } from './step.ts'
import type { Target, Territory } from './territory.ts'

/** Where dossiers of the plan's units go when it is undone: by the same planning, with every change turned round. */
export async function planBack({ trx, plan, snapshot }: Doing, ids: readonly string[]): Promise<Move[]> {
  const dossiers = await listInFlight(trx, ids)
  await learnSettling(trx, snapshot, { dossiers, on: plan.document.effective_on })
  const ground = groundBack(snapshot)
  const known = new Map((await movesOf(trx, plan.id, ids)).map((move) => [move.dossier_id, move]))
  return dossiers.map((dossier) => {
    const move = known.get(dossier.id)
    const isChosen = move?.how === 'by_owner' && move.outcome === 'undecided'
    return (isChosen ? planChosen(dossier, ground, move.to_unit ?? 0) : null) ?? planMove(dossier, ground)
  })
}

function groundBack(snapshot: Snapshot): Ground {
  const { ground, closing, agenciesAfter } = snapshot
  const territories = territoriesBack(snapshot)
  const ending = endingUnits(snapshot)
  const open = [...closing, ...agenciesAfter.filter(({ unit_id }) => !ending.includes(unit_id))]
  const points = pointsOf(open)
  return {
    ...ground,
    rules: rulesBack(ground.rules),
    territories: new Map(territories.map((territory) => [territory.unit_id, territory])),
    agenciesAfter: Map.groupBy(open, ({ unit_id }) => unit_id),
    specialists: new Map(),
    ownerOf: (territory) => points.get(territory.main.unit_id) ?? null,
  }
}

/** The units that the plan brought and that end with it. */
export function endingUnits({ units }: Pick<Snapshot, 'units'>): number[] {
  return [...units.values()].flatMap(({ way, unit_id }) =>
    way === 'created' || way === 'exists' ? [unit_id] : [],
  )
}

/** Units that go on and took a part of another: what was filed there since may belong to that other again. */
export function receivingUnits({ territories, units }: Pick<Snapshot, 'territories' | 'units'>): number[] {
  const ending = new Set(endingUnits({ units }))
  const taking = territories
    .filter(({ kind }) => kind === 'commune')
    .flatMap(({ unit_id, targets }) => targets.filter((target) => target.unit_id !== unit_id))
  return [...new Set(taking.map(({ unit_id }) => unit_id))].filter((unit) => !ending.has(unit))
}

function pointsOf(agencies: readonly Agency[]): ReadonlyMap<number, string> {
  return new Map(
    agencies.flatMap(({ kind, unit_id, id }) => (kind === 'centre_point' ? [[unit_id, id]] : [])),
  )
}

/**
 * Each unit that took something over with those it came from; its main origin is the one whose main successor it is.
 * One that goes on has itself among them, where the plan says so or not.
 */
function territoriesBack({ territories, units }: Snapshot): Territory[] {
  const communes = territories.filter(({ kind }) => kind === 'commune')
  const byUnit = new Map(communes.map((one) => [one.unit_id, one]))
  const ending = new Set(endingUnits({ units }))
  const receiving = new Set(receivingUnits({ territories, units }))
  const byNew = Map.groupBy(
    communes.flatMap((old) => old.targets.map((target) => ({ old, target }))),
    ({ target }) => target.unit_id,
  )
  return [...byNew].flatMap(([unit_id, origins]): Territory[] => {
    const [first] = origins
    const goesOn = receiving.has(unit_id)
    if (!first || (!goesOn && !ending.has(unit_id))) return []
    const { code, name } = first.target
    const itself = { unit_id, code, name, people: '' as const, area: '' as const }
    const targets = [
      ...origins.map(({ old }): Target => ({ ...old, people: '', area: '' })),
      ...(goesOn && !origins.some(({ old }) => old.unit_id === unit_id) ? [itself] : []),
    ]
    const own = goesOn ? (byUnit.get(unit_id) ?? itself) : undefined
    const main = own ?? origins.find(({ old }) => old.main.unit_id === unit_id)?.old ?? first.old
    const place = { unit_id, code, name, kind: 'commune' as const, parts: [], isClosing: !goesOn }
    return [{ ...place, targets, main: { ...main, people: '', area: '' } }]
  })
}

function rulesBack(rules: Rules): Rules {
  return {
    ...rules,
    places: rules.places.map((rule) => ({ ...rule, old_code: rule.new_code, new_code: rule.old_code })),
    parcels: rules.parcels.map((rule) => ({ ...rule, old_code: rule.new_code, new_code: rule.old_code })),
  }
}
