import type { Coming, InFlight } from '#modules/dossiers'
import type { Agency } from '#modules/units'
import { decideTerritory, type HowDecided } from './decide-territory.ts'
import type { Ground, Move, Settling } from './move.ts'
import { placeFacts } from './place-facts.ts'
import type { Target, Territory } from './territory.ts'

/** The states in which a clock runs towards a date. */
const RUNNING = [
  'accepted',
  'forwarded',
  'reviewing',
  'consulting',
  'supplement_proposed',
  'proposed',
  'endorsed',
  'approved',
]

/** What happens to one dossier in flight. Pure: the same snapshot, the same move. */
export function planMove(dossier: InFlight, ground: Ground): Move {
  const territory = ground.territories.get(dossier.unit_id)
  const settling = ground.settling.get(dossier.procedure_code)
  const isForCity = settling?.tier === 'city' && dossier.unit_id !== ground.city.unit_id
  if (!territory && !isForCity) return deskOnly(dossier, ground)
  if (!settling) return undecided(dossier, ground, { territory, how: 'no_agency', candidates: [] })
  if (settling.tier === 'city') {
    return moveTo(dossier, ground, {
      unit_id: ground.city.unit_id,
      desk: territory?.main,
      how: 'city',
      settling,
    })
  }
  if (!territory) return deskOnly(dossier, ground)
  const decided = decideTerritory(territory, placeFacts(dossier, settling), ground.rules)
  if (decided.target === null) {
    const { how, candidates } = decided
    return undecided(dossier, ground, { territory, how, candidates })
  }
  const { target, how } = decided
  if (target.unit_id === dossier.unit_id) return deskOnly(dossier, ground)
  return moveTo(dossier, ground, { unit_id: target.unit_id, desk: target, how, settling })
}

/** The same for a dossier whose owner has chosen the unit. */
export function planChosen(dossier: InFlight, ground: Ground, unit: number): Move | null {
  const settling = ground.settling.get(dossier.procedure_code)
  const target = ground.territories.get(dossier.unit_id)?.targets.find(({ unit_id }) => unit_id === unit)
  if (!settling || !target) return null
  return moveTo(dossier, ground, { unit_id: unit, desk: target, how: 'by_owner', settling })
}

type Going = {
  readonly unit_id: number
  /** Where the desks of a dossier filed in its own unit go. */
  readonly desk: Target | undefined
  readonly how: HowDecided
  readonly settling: Settling
}

function moveTo(dossier: InFlight, ground: Ground, going: Going): Move {
  const territory = ground.territories.get(dossier.unit_id)
  const at = (kind: string, unit = going.unit_id) => agencyOf(ground, unit, kind)
  const committee = at(going.settling.decides)
  const body = at(going.settling.handles)
  const reception = deskAfter(dossier.reception_unit_id, dossier, { ground, desk: going.desk })
  const back = deskAfter(dossier.return_unit_id, dossier, { ground, desk: going.desk })
  if (!committee || !body || reception === null || back === null) {
    const candidates = territory?.targets.filter(({ unit_id }) => unit_id === going.unit_id) ?? []
    return undecided(dossier, ground, { territory, how: 'no_agency', candidates })
  }
  const coming = {
    plan: ground.plan,
    unit_id: going.unit_id,
    reception_unit_id: reception?.unit_id ?? dossier.reception_unit_id,
    reception_agency_id: reception?.id ?? dossier.reception_agency_id,
    competence_agency_id: committee.id,
    signer_agency_id: committee.id,
    return_agency_id: back?.id ?? dossier.return_agency_id,
    body_agency_id: body.id,
    keeps_holder: keepsHolder(dossier, body.id, ground),
  }
  return moves(dossier, ground, { coming, how: going.how })
}

/** The dossier's own unit stays; but it came in, or goes out, at a desk that ends. */
function deskOnly(dossier: InFlight, ground: Ground): Move {
  const reception = deskAfter(dossier.reception_unit_id, dossier, { ground, desk: undefined })
  const back = deskAfter(dossier.return_unit_id, dossier, { ground, desk: undefined })
  if (reception === null || back === null) {
    const territory = ground.territories.get(dossier.reception_unit_id)
    return undecided(dossier, ground, { territory, how: 'no_agency', candidates: [] })
  }
  if (!reception && !back) return stays(dossier, ground)
  const { unit_id, competence_agency_id, signer_agency_id, body_agency_id } = dossier
  const coming = {
    ...{
      plan: ground.plan,
      unit_id,
      competence_agency_id,
      signer_agency_id,
      body_agency_id,
      keeps_holder: true,
    },
    reception_unit_id: reception?.unit_id ?? dossier.reception_unit_id,
    reception_agency_id: reception?.id ?? dossier.reception_agency_id,
    return_agency_id: back?.id ?? dossier.return_agency_id,
  }
  return moves(dossier, ground, { coming, how: 'desk' })
}

/**
 * The desk after the cut of one that stood in this unit: the dossier's own where it was its own, else the one that
 * took the office over. Undefined: it stays; null: there is none.
 */
function deskAfter(
  unit: number,
  dossier: InFlight,
  { ground, desk }: { ground: Ground; desk: Target | undefined },
): Agency | null | undefined {
  const territory = ground.territories.get(unit)
  const target = unit === dossier.unit_id && desk ? desk : territory?.isClosing ? territory.main : undefined
  if (!target || target.unit_id === unit) return undefined
  return agencyOf(ground, target.unit_id, 'centre_point') ?? null
}

function agencyOf(ground: Ground, unit: number, kind: string): Agency | undefined {
  return ground.agenciesAfter.get(unit)?.find((agency) => agency.kind === kind)
}

function keepsHolder({ holder_id }: InFlight, body: string, { specialists }: Ground): boolean {
  return holder_id !== null && (specialists.get(holder_id)?.has(body) ?? false)
}

function moves(dossier: InFlight, ground: Ground, to: { coming: Coming; how: HowDecided }): Move {
  return {
    ...common(dossier, ground, ground.lateBefore.moves),
    outcome: 'moves',
    how: to.how,
    to_unit: to.coming.unit_id,
    candidates: [],
    coming: to.coming,
    owner_agency_id: null,
  }
}

/** Nothing of it changes: its unit goes on, or its desk does. */
function stays(dossier: InFlight, ground: Ground): Move {
  return {
    ...common(dossier, ground, ground.now),
    ...{
      outcome: 'stays',
      how: 'stays',
      to_unit: dossier.unit_id,
      candidates: [],
      coming: null,
      owner_agency_id: null,
    },
  }
}

type Open = {
  readonly territory: Territory | undefined
  readonly how: HowDecided
  readonly candidates: readonly Target[]
}

function undecided(dossier: InFlight, ground: Ground, { territory, how, candidates }: Open): Move {
  return {
    ...common(dossier, ground, ground.lateBefore.undecided),
    outcome: 'undecided',
    how,
    to_unit: null,
    candidates: candidates.map(({ unit_id }) => unit_id),
    coming: null,
    owner_agency_id: territory ? ground.ownerOf(territory) : null,
  }
}

function common(dossier: InFlight, { now }: Ground, lateBefore: string) {
  const { id: dossier_id, code, version: seen_version, procedure_code, business, due_at, originals } = dossier
  const runs = RUNNING.includes(business) && due_at !== null && due_at > now
  return {
    ...{ dossier_id, code, seen_version, procedure_code, business, due_at, originals },
    from_unit: dossier.unit_id,
    becomes_late: runs && due_at < lateBefore,
  }
}
