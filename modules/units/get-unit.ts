import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import type { Unit, UnitRef } from './unit.ts'
import {
  selectUnitRef,
  selectUnitRefNamed,
  selectUnitsByCode,
  selectUnitsById,
  selectUnitsNamed,
} from './units-store.ts'

/** The unit that bears this official code, e-identifier or slug on a day (YYYY-MM-DD), or null. */
export async function findUnit(sql: Reader, name: string, on: string): Promise<Unit | null> {
  const [row] = await selectUnitsNamed(sql, name, on)
  return row ?? null
}

/** As `findUnit`, refusing with what is allowed where there is none. */
export async function getUnit(sql: Reader, name: string, on: string): Promise<Unit> {
  const unit = await findUnit(sql, name, on)
  if (unit) return unit
  throw notNamed(name, on)
}

/** Id, code and name of the unit that bears this code, e-identifier or slug on a day: all an act needs, quickly. */
export async function getUnitRef(sql: Reader, name: string, on: string): Promise<UnitRef> {
  const unit = await selectUnitRefNamed(sql, name, on)
  if (unit) return unit
  throw notNamed(name, on)
}

/** As `getUnitRef`, by surrogate. */
export async function getUnitRefById(sql: Reader, id: number, on: string): Promise<UnitRef> {
  return (await selectUnitRef(sql, id, on)) ?? getUnitById(sql, id, on)
}

function notNamed(name: string, on: string) {
  return notFound('unit_not_found', {
    vi: `Ngày ${on} không có đơn vị hành chính nào mang mã hay tên địa chỉ "${name}". Hãy dùng mã chính thức (ví dụ 00166), mã định danh điện tử hoặc tên địa chỉ (ví dụ cau-giay).`,
    en: `No unit bears the code or name "${name}" on ${on}. Use an official code (00166), an e-identifier or a slug (cau-giay).`,
  })
}

/** The unit with this surrogate, as it was on a day or on the nearest day it existed. */
export async function getUnitById(sql: Reader, id: number, on: string): Promise<Unit> {
  const [row] = await selectUnitsById(sql, [id], on)
  if (row) return row
  throw notFound('unit_not_found', {
    vi: `Không có đơn vị hành chính số ${id}.`,
    en: `There is no unit with the id ${id}.`,
  })
}

/** The units that bear these official codes on a day, by code. */
export async function unitsByCode(
  sql: Reader,
  codes: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, Unit>> {
  const units = await selectUnitsByCode(sql, codes, on)
  return new Map(units.map((unit) => [unit.code, unit]))
}
