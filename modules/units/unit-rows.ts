import { fold, slug } from '#platform/text.ts'
import type { UnitFacts } from './read-unit-files.ts'
import { successionRows, type SuccessionRow } from './succession-rows.ts'
import { unitIds } from './unit-ids.ts'
import { communeSlugs } from './unit-slugs.ts'
import { TWO_TIER_DAY, type UnitKind } from './unit.ts'

/** The first day of records: units older than this are taken to stand since the founding of the state. */
const FIRST_DAY = '1945-09-02'
const COUNTRY_ID = 1

/** A row of `units`. */
export type UnitRow = {
  readonly id: number
  readonly kind: UnitKind
  readonly slug: string
  readonly established_on: string
  readonly closed_on: string | null
}

/** A row of `unit_versions`. */
export type VersionRow = {
  readonly unit_id: number
  readonly valid_from: string
  readonly valid_to: string | null
  readonly code: string
  readonly name: string
  readonly full_name: string
  readonly type: string
  readonly parent_id: number | null
  readonly e_identifier: string | null
  readonly headquarters: string | null
  readonly area_km2: number | null
  readonly population: number | null
  readonly lat: number | null
  readonly lon: number | null
  readonly folded: string
}

/** Everything the loader writes. */
export type UnitRows = {
  readonly units: readonly UnitRow[]
  readonly versions: readonly VersionRow[]
  readonly successions: readonly SuccessionRow[]
}

type Row = Readonly<Record<string, string>>

/** A fact with its place: which unit, when it stands, under which other. */
type Entry = {
  readonly row: Row
  readonly kind: UnitKind
  readonly id: number
  readonly slug: string
  readonly from: string
  readonly to: string | null
  readonly parent: number | null
}

/** Turns the facts into rows: old and new units with their dated attributes, and the successor graph. */
export function unitRows(facts: UnitFacts): UnitRows {
  const merged = Map.groupBy(facts.oldProvinces, (row) => row['new_code'] ?? '')
  // A province that absorbed nobody is the same unit before and after; a merged one is a new unit.
  const isSame = (code: string) => merged.get(code)?.length === 1
  const entries = [COUNTRY, ...presentEntries(facts, isSame), ...oldEntries(facts, isSame)]
  return {
    units: entries.map(({ id, kind, slug, from, to }) => ({
      id,
      kind,
      slug,
      established_on: from,
      closed_on: to,
    })),
    versions: withEarlierTypes(entries.map(version), facts.earlierTypes),
    successions: successionRows(facts),
  }
}

const COUNTRY: Entry = {
  row: { code: 'VN', name: 'Việt Nam', type: 'nước' },
  kind: 'country',
  id: COUNTRY_ID,
  slug: 'viet-nam',
  from: FIRST_DAY,
  to: null,
  parent: null,
}

function presentEntries(facts: UnitFacts, isSame: (code: string) => boolean): Entry[] {
  const provinceId = (code: string) => (isSame(code) ? unitIds.oldProvince(code) : unitIds.newProvince(code))
  const provinceSlugs = new Map(facts.provinces.map((row) => [text(row, 'code'), slug(text(row, 'name'))]))
  const slugs = communeSlugs(facts.communes.map(named), provinceSlugs)
  const provinces = facts.provinces.map((row): Entry => {
    const code = text(row, 'code')
    const from = isSame(code) ? FIRST_DAY : TWO_TIER_DAY
    const place = { id: provinceId(code), slug: provinceSlugs.get(code) ?? code, parent: COUNTRY_ID }
    return { row, kind: 'province', from, to: null, ...place }
  })
  const communes = facts.communes.map((row): Entry => {
    const code = text(row, 'code')
    const place = { id: unitIds.newCommune(code), parent: provinceId(text(row, 'province')) }
    return { row, kind: 'commune', from: TWO_TIER_DAY, to: null, slug: slugs.get(code) ?? code, ...place }
  })
  return [...provinces, ...communes]
}

function oldEntries(facts: UnitFacts, isSame: (code: string) => boolean): Entry[] {
  const old = { from: FIRST_DAY, to: TWO_TIER_DAY } as const
  const provinces = facts.oldProvinces
    .filter((row) => !isSame(text(row, 'new_code')))
    .map((row): Entry => {
      const id = unitIds.oldProvince(text(row, 'code'))
      return { row, kind: 'province', id, slug: oldSlug(row), parent: COUNTRY_ID, ...old }
    })
  const districts = facts.districts.map((row): Entry => {
    const id = unitIds.district(text(row, 'code'))
    const parent = unitIds.oldProvince(text(row, 'old_province'))
    return { row, kind: 'district', id, slug: oldSlug(row), parent, ...old }
  })
  const communes = facts.oldCommunes.map((row): Entry => {
    const id = unitIds.oldCommune(text(row, 'code'))
    const parent = unitIds.district(text(row, 'district'))
    return { row, kind: 'commune', id, slug: oldSlug(row), parent, ...old }
  })
  return [...provinces, ...districts, ...communes]
}

/** An old unit's slug carries its type and code, so that the plain name stays with the present one. */
function oldSlug(row: Row): string {
  return `${slug(`${text(row, 'type')} ${text(row, 'name')}`)}-${text(row, 'code')}`
}

function named(row: Row) {
  return {
    code: text(row, 'code'),
    name: text(row, 'name'),
    type: text(row, 'type'),
    province: text(row, 'province'),
  }
}

function version({ row, id, from, to, parent }: Entry): VersionRow {
  const name = text(row, 'name')
  const type = text(row, 'type')
  return {
    unit_id: id,
    valid_from: from,
    valid_to: to,
    code: text(row, 'code'),
    name: /^\d+$/.test(name) ? fullName(type, name) : name,
    full_name: type === 'nước' ? name : fullName(type, name),
    type,
    parent_id: parent,
    e_identifier: row['e_identifier_seen'] ? (row['e_identifier'] ?? null) : null,
    headquarters: row['headquarters'] || null,
    area_km2: figure(row['area_km2']),
    population: figure(row['population']),
    lat: figure(row['lat']),
    lon: figure(row['lon']),
    folded: fold(name),
  }
}

/** Cuts a present province's version in two where its type changed. */
function withEarlierTypes(versions: readonly VersionRow[], changes: readonly Row[]): VersionRow[] {
  return versions.flatMap((present) => {
    const change = changes.find((row) => row['code'] === present.code)
    if (!change || present.valid_to !== null) return [present]
    const [type, day] = [text(change, 'type'), text(change, 'valid_to')]
    const earlier = { ...present, valid_to: day, type, full_name: fullName(type, present.name) }
    return [earlier, { ...present, valid_from: day }]
  })
}

function fullName(type: string, name: string): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`
}

function figure(value: string | undefined): number | null {
  return value ? Number(value) : null
}

function text(row: Row, column: string): string {
  const value = row[column]
  if (!value) throw new Error(`A row of the unit files lacks "${column}": ${JSON.stringify(row)}`)
  return value
}
