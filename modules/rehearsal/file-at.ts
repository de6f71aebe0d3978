import * as dossiers from '#modules/dossiers'
import { findVersion, type ProcedureVersion } from '#modules/procedures'
import { filingOf, residentAt } from '#modules/simulation'
import { dayOf } from '#platform/dates.ts'
import { actAs, type Stage } from './stage.ts'

/** Files a made-up dossier of a procedure for the commune at a desk. */
export async function fileAt(stage: Stage, procedure: string, desk: string): Promise<dossiers.Dossier> {
  const version = await versionOf(stage, procedure)
  const { commune, random, now } = stage
  const resident = residentAt(random.between(0, 39))
  const input = filingOf({ version, channel: 'counter', commune, resident, proxy: null, random }, now)
  return actAs(stage, desk, (work) => dossiers.submitDossier(work, input))
}

async function versionOf({ house, now }: Stage, procedure: string): Promise<ProcedureVersion> {
  const version = await findVersion(house.app, procedure, dayOf(now))
  if (version) return version
  throw new Error(`procedure ${procedure} is not there on ${dayOf(now)}`)
}
