import { existsSync } from 'node:fs'
import { type Calendar, findCalendar } from '#modules/calendar'
import { findPoint, getUnit } from '#modules/units'
import { openDataFolder } from '#platform/data-folder.ts'
import type { Env } from '#platform/env.ts'
import { ROOT } from './root.ts'
import { houseOn, useGround } from './open-house.ts'

/** The calendar of a unit's reception point in the house of this data folder; null where no house is there yet. */
export async function calendarOfUnit(env: Env, unit: string, on: string): Promise<Calendar | null> {
  const { cluster } = openDataFolder(env.dataFolder, ROOT)
  if (env.databaseUrl === undefined && !existsSync(cluster)) return null
  const ground = await useGround(env, 'due')
  try {
    const house = await houseOn(ground, 'hanoi')
    try {
      const { id } = await getUnit(house.app, unit, on)
      const point = await findPoint(house.app, id, on)
      return await findCalendar(house.app, point?.id ?? null, on)
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
}
