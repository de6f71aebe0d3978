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
type Span = {
  readonly id: number
  readonly from: string
  readonly to: string | null
  readonly parent: number | null
}

/** Turns the facts into rows: old and new units with their dated attributes, and the successor graph. */
export function unitRows(facts: UnitFacts): UnitRows {
  const merged = Map.groupBy(facts.oldProvinces, (row) => row['new_code'] ?? '')
  // A province that absorbed nobody is the same unit before and after; a merged one is a new unit.
  const isSame = (code: string) => merged.get(code)?.length === 1
  const provinceId = (code: string) => (isSame(code) ? unitIds.oldProvince(code) : unitIds.newProvince(code))
  const units: UnitRow[] = [
    { id: COUNTRY_ID, kind: 'country', slug: 'viet-nam', established_on: FIRST_DAY, closed_on: null },
  ]
  const versions = [
    version(
      { code: 'VN', name: 'Việt Nam', type: 'nước' },
      { id: COUNTRY_ID, from: FIRST_DAY, to: null, parent: null },
    ),
  ]
  const add = (row: Row, kind: UnitKind, place: Span & { readonly slug: string }) => {
    units.push({ id: place.id, kind, slug: place.slug, established_on: place.from, closed_on: place.to })
    versions.push(version(row, place))
  }

  const provinceSlugs = new Map(facts.provinces.map((row) => [text(row, 'code'), slug(text(row, 'name'))]))
  for (const row of facts.provinces) {
    const code = text(row, 'code')
    const from = isSame(code) ? FIRST_DAY : TWO_TIER_DAY
    const place = {
      id: provinceId(code),
      from,
      to: null,
      parent: COUNTRY_ID,
      slug: provinceSlugs.get(code) ?? code,
    }
    add(row, 'province', place)
  }
  for (const row of facts.earlierTypes) splitVersion(versions, provinceId(text(row, 'code')), row)
  for (const row of facts.oldProvinces) {
    const code = text(row, 'code')
    if (text(row, 'new_code') === code && isSame(code)) continue
    add(row, 'province', { ...oldSpan(unitIds.oldProvince(code), COUNTRY_ID), slug: oldSlug(row) })
  }
  for (const row of facts.districts) {
    const place = oldSpan(unitIds.district(text(row, 'code')), unitIds.oldProvince(text(row, 'old_province')))
    add(row, 'district', { ...place, slug: oldSlug(row) })
  }
  for (const row of facts.oldCommunes) {
    const place = oldSpan(unitIds.oldCommune(text(row, 'code')), unitIds.district(text(row, 'district')))
    add(row, 'commune', { ...place, slug: oldSlug(row) })
  }
  const slugs = communeSlugs(facts.communes.map(named), provinceSlugs)
  for (const row of facts.communes) {
    const code = text(row, 'code')
    const parent = provinceId(text(row, 'province'))
    const place = {
      id: unitIds.newCommune(code),
      from: TWO_TIER_DAY,
      to: null,
      parent,
      slug: slugs.get(code) ?? code,
    }
    add(row, 'commune', place)
  }
  return { units, versions, successions: successionRows(facts) }
}

function oldSpan(id: number, parent: number): Span {
  return { id, from: FIRST_DAY, to: TWO_TIER_DAY, parent }
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

function version(row: Row, span: Span): VersionRow {
  const name = text(row, 'name')
  const type = text(row, 'type')
  return {
    unit_id: span.id,
    valid_from: span.from,
    valid_to: span.to,
    code: text(row, 'code'),
    name: /^\d+$/.test(name) ? fullName(type, name) : name,
    full_name: type === 'nước' ? name : fullName(type, name),
    type,
    parent_id: span.parent,
    e_identifier: row['e_identifier_seen'] ? (row['e_identifier'] ?? null) : null,
    headquarters: row['headquarters'] || null,
    area_km2: figure(row['area_km2']),
    population: figure(row['population']),
    lat: figure(row['lat']),
    lon: figure(row['lon']),
    folded: fold(name),
  }
}

/** Cuts the version of a unit in two where its type changed. */
function splitVersion(versions: VersionRow[], unitId: number, row: Row): void {
  const index = versions.findIndex(({ unit_id }) => unit_id === unitId)
  const present = versions[index]
  if (!present) throw new Error(`earlier-types.csv: no province has the code ${text(row, 'code')}`)
  const type = text(row, 'type')
  const day = text(row, 'valid_to')
  const earlier = { ...present, valid_to: day, type, full_name: fullName(type, present.name) }
  versions.splice(index, 1, earlier, { ...present, valid_from: day })
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
