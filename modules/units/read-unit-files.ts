import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCsv } from '#platform/csv.ts'

type Row = Readonly<Record<string, string>>

/** The facts of a folder laid out as `data/units/README.md` says; rows of text, not judged yet. */
export type UnitFacts = {
  readonly provinces: readonly Row[]
  readonly earlierTypes: readonly Row[]
  readonly oldProvinces: readonly Row[]
  readonly districts: readonly Row[]
  readonly communes: readonly Row[]
  readonly oldCommunes: readonly Row[]
  readonly mergers: readonly Row[]
}

/** Reads the seven files of the folder. */
export async function readUnitFiles(folder: string): Promise<UnitFacts> {
  const read = async (name: string) => parseCsv(await readFile(join(folder, name), 'utf8'))
  return {
    provinces: await read('provinces.csv'),
    earlierTypes: await read('earlier-types.csv'),
    oldProvinces: await read('old-provinces.csv'),
    districts: await read('districts.csv'),
    communes: await read('communes.csv'),
    oldCommunes: await read('old-communes.csv'),
    mergers: await read('mergers.csv'),
  }
}
