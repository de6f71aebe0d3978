/** The house of a measurement, and its copy into which pgbench writes. */
import { connect, SUPERUSER, type ServerAddress, type Sql } from '#platform/database.ts'
import { fillHouse } from './fill/fill.ts'
import { keepResidents } from './fill/spread.ts'
import { keepSteps, readSteps } from './fill/steps.ts'
import { registerResidents } from './people.ts'
import type { Place } from './place.ts'

/** The house that `start` serves. */
export const SERVED = 'hanoi'
/** The database into which pgbench writes: a copy with the same rows, tables, indexes and keys, and no jobs. */
export const LIMIT = 'bench_limit'

/** How large a measurement is. */
export type Size = { readonly communes: number; readonly residents: number; readonly dossiers: number }

type Told = (text: string) => void

/**
 * Fills the house of a place that was served once, so that the pattern is there, and copies its database for pgbench.
 * PostgreSQL runs alone and without care meanwhile; everything is flushed before it serves again.
 */
export async function makeHouses(place: Place, size: Size, told: Told): Promise<void> {
  const server = await place.database(true)
  const { address } = server
  try {
    const owner = connect({ address, role: `${SERVED}_owner`, max: 1 })
    try {
      const steps = await readSteps(owner)
      await registerResidents(owner, size.residents)
      await keepSteps(owner, steps)
      await keepResidents(owner, size.residents)
      await fillHouse({ address, house: SERVED, from: 0, to: size.dossiers }, told)
      await listCodes(owner)
    } finally {
      await owner.end({ timeout: 5 })
    }
    await copyForLimit(address)
  } finally {
    await server.stop()
  }
}

async function copyForLimit(address: ServerAddress): Promise<void> {
  if (address.kind === 'url') throw new Error('the bench has a server of its own')
  const admin = connect({ address: { ...address, database: 'template1' }, role: SUPERUSER, max: 1 })
  try {
    await admin.unsafe(`create database ${LIMIT} template ${address.database} strategy file_copy`)
  } finally {
    await admin.end({ timeout: 5 })
  }
}

/** Fills the served house further. */
export async function growHouse(
  place: Place,
  from: number,
  { to, told }: { to: number; told: Told },
): Promise<void> {
  const server = await place.database(true)
  try {
    await fillHouse({ address: server.address, house: SERVED, from, to }, told)
  } finally {
    await server.stop()
  }
}

/** How many dossiers a kept house has. `first` of them were there when it was made, as many as the limit’s copy holds. */
export async function countLoaded(
  place: Place,
): Promise<{ readonly loaded: number; readonly first: number }> {
  const server = await place.database(false)
  const sql = connect({ address: server.address, role: `${SERVED}_owner`, max: 1 })
  try {
    const [row] = await sql<{ loaded: number; first: number }[]>`
      select (select count(*)::int from dossiers where code ~ '-[0-9]{6,}$') as loaded,
        (select count(*)::int from bench_codes where code ~ '-[0-9]{6,}$') as first`
    return row ?? { loaded: 0, first: 0 }
  } finally {
    await sql.end({ timeout: 5 })
    await server.stop()
  }
}

/** The limit's dossiers by number, for the script that reads. */
async function listCodes(owner: Sql): Promise<void> {
  await owner.unsafe(`
    create table bench_codes as
      select row_number() over (order by md5(d.code))::int as n, d.code, d.reception_agency_id as agency_id, r.place
      from dossiers d join bench_rows r on r.step = 1 and r.unit_id = d.unit_id;
    alter table bench_codes add primary key (n);
    analyze bench_codes`)
}
