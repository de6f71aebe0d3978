import { getVersion, type ProcedureVersion } from '#modules/procedures'
import { getAgency, getUnitById, listUnits, type Agency, type Unit } from '#modules/units'
import type { Reader } from '#platform/database.ts'

type Kept<T> = { readonly value: Promise<T>; readonly until: number }

/** Remembers what changes rarely for a minute, so that a page of fifty dossiers asks for few names. */
function rememberer<T>(): (key: string, ask: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Kept<T>>()
  return (key, ask) => {
    const now = performance.now()
    const before = kept.get(key)
    if (before && before.until > now) return before.value
    const value = ask()
    kept.set(key, { value, until: now + 60_000 })
    value.catch(() => kept.delete(key))
    return value
  }
}

const agencies = rememberer<Agency>()
const units = rememberer<Unit>()
const communes = rememberer<readonly Unit[]>()

/** An agency by its id, for its name. */
export function agencyOf(sql: Reader, id: string): Promise<Agency> {
  return agencies(id, () => getAgency(sql, id))
}

/** A unit by its surrogate on a day, for its name and slug. */
export function unitOf(sql: Reader, id: number, on: string): Promise<Unit> {
  return units(`${id} ${on}`, () => getUnitById(sql, id, on))
}

/** The communes of the province a unit lies in, on a day: what an address or a transfer chooses from. */
export async function communesAround(sql: Reader, unit: number, on: string): Promise<readonly Unit[]> {
  const { code, province } = await unitOf(sql, unit, on)
  const around = province?.code ?? code
  return communes(`${around} ${on}`, async () => {
    const { items } = await listUnits(sql, { kind: 'commune', province: around, on })
    return items
  })
}

/** The version a dossier is pinned to. */
export function versionOf(sql: Reader, id: string): Promise<ProcedureVersion> {
  return getVersion(sql, id)
}
