import { type Calendar, findCalendar } from '#modules/calendar'
import { findActorsByName } from '#modules/people'
import {
  bansOf,
  type Catalogue,
  listOffered,
  openCatalogue,
  type ProcedureVersion,
  withoutBanned,
} from '#modules/procedures'
import type { Actor } from '#modules/record'
import { type Agency, listAgencies, listUnits, type Unit } from '#modules/units'
import type { Sql } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { COMMUNE_DESKS } from './demonstration-accounts.ts'
import { isPlayed } from './mix.ts'
import { residentAccount } from './residents.ts'

/** One commune of the play: the unit, its agencies and its officers by the prefix of their accounts. */
export type Commune = {
  readonly index: number
  readonly unit: Unit
  readonly agencies: readonly Agency[]
  readonly officers: ReadonlyMap<string, Actor>
}

/** Everything the players know: communes, procedures in force, the working calendar, residents with an account. */
export type City = {
  readonly communes: readonly Commune[]
  readonly offered: readonly ProcedureVersion[]
  readonly calendar: Calendar
  /** By the resident's index. */
  readonly residents: readonly Actor[]
}

/** Reads the city as it was at a moment; `residents` is how many accounts `congdan.1` … there are. */
export async function readCity(
  pool: Sql,
  asked: { province: string; at: string; residents: number },
): Promise<City> {
  const on = dayOf(asked.at)
  const [{ items: units }, agencies, calendar, catalogue] = await Promise.all([
    listUnits(pool, { kind: 'commune', province: asked.province, on }),
    listAgencies(pool, { on }),
    findCalendar(pool, null, on),
    openCatalogue(pool),
  ])
  const names = Array.from({ length: asked.residents }, (_, index) => residentAccount(index))
  const officers = units.flatMap((unit) => COMMUNE_DESKS.map((desk) => `${desk.prefix}.${unit.slug}`))
  const actors = await findActorsByName(pool, [...names, ...officers], asked.at)
  const byUnit = Map.groupBy(agencies, (agency) => agency.unit_id)
  const communes = units.map((unit, index): Commune => {
    const own = COMMUNE_DESKS.flatMap(({ prefix }): [string, Actor][] => {
      const actor = actors.get(`${prefix}.${unit.slug}`)
      return actor ? [[prefix, actor]] : []
    })
    return { index, unit, agencies: byUnit.get(unit.id) ?? [], officers: new Map(own) }
  })
  return {
    communes,
    offered: await askable(pool, versionsAt(catalogue, asked.at)),
    calendar,
    residents: names.flatMap((name) => actors.get(name) ?? []),
  }
}

function versionsAt(catalogue: Catalogue, at: string): ProcedureVersion[] {
  return listOffered(catalogue, at).flatMap(({ version }) => (version ? [version] : []))
}

/** The procedures of the play, as people meet them: without the papers nobody may ask for. */
async function askable(pool: Sql, versions: readonly ProcedureVersion[]): Promise<ProcedureVersion[]> {
  const played = versions.filter(({ code }) => isPlayed(code))
  return Promise.all(played.map(async (version) => withoutBanned(version, await bansOf(pool, version.code))))
}

/** The commune's officer of this prefix: `tiepnhan`, `chuyenvien` … */
export function officerOf(commune: Commune, prefix: string): Actor {
  const actor = commune.officers.get(prefix)
  if (!actor) throw new Error(`${commune.unit.full_name} has no account ${prefix}.${commune.unit.slug}`)
  return actor
}
