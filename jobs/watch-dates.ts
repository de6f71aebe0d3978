import type { House } from '#db/house.ts'
import {
  draftApology,
  lapseDossier,
  listLapsing,
  listToDraft,
  listToWarn,
  warnClosing,
} from '#modules/dossiers'
import type { Clock } from '#platform/clock.ts'
import { eachDossier } from './each-dossier.ts'

const BATCH = 500

/** Drafts the apologies that are due; answers how many. */
export async function draftApologies(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  return eachDossier({ house, clock, ending }, await listToDraft(house.worker, clock(), BATCH), draftApology)
}

/** Writes down every date that passed; answers how many. */
export async function recordLapses(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  return eachDossier({ house, clock, ending }, await listLapsing(house.worker, clock(), BATCH), lapseDossier)
}

/** Warns of dossiers that will be closed for missing papers; answers how many. */
export async function warnClosings(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  return eachDossier({ house, clock, ending }, await listToWarn(house.worker, clock(), BATCH), warnClosing)
}
