import type { Coming } from '#modules/dossiers'
import type { Agency } from '#modules/units'
import type { HowDecided } from './decide-territory.ts'
import type { Rules } from './plan-rules.ts'
import type { Territory } from './territory.ts'

/** By which bodies and on which tier a procedure is settled after the cut, and which field of its form names the place. */
export type Settling = {
  readonly tier: 'commune' | 'city'
  readonly decides: string
  readonly handles: string
  readonly field: string | null
}

/** What planning knows beside a dossier: one snapshot, read once. */
export type Ground = {
  readonly plan: string
  readonly rules: Rules
  readonly territories: ReadonlyMap<number, Territory>
  /** Agencies of a unit after the cut. */
  readonly agenciesAfter: ReadonlyMap<number, readonly Agency[]>
  readonly city: { readonly unit_id: number }
  readonly settling: ReadonlyMap<string, Settling>
  /** After the cut: the agencies at which an officer is a specialist. */
  readonly specialists: ReadonlyMap<string, ReadonlySet<string>>
  readonly ownerOf: (territory: Territory) => string | null
  /** Due before this, a dossier that moves would pass its date before anybody could act. */
  readonly lateBefore: { readonly moves: string; readonly undecided: string }
  readonly now: string
}

/** What a plan does with one dossier. */
export type Move = {
  readonly dossier_id: string
  readonly code: string
  readonly seen_version: number
  readonly outcome: 'moves' | 'undecided' | 'stays'
  readonly how: HowDecided
  readonly procedure_code: string
  readonly business: string
  readonly from_unit: number
  readonly to_unit: number | null
  readonly candidates: readonly number[]
  readonly coming: Coming | null
  readonly owner_agency_id: string | null
  readonly due_at: string | null
  readonly becomes_late: boolean
  readonly originals: number
}
