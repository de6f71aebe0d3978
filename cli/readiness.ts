import { parseArgs } from 'node:util'
import { openCatalogue } from '#modules/procedures'
import { GAP_TEXT, readReadiness, type UnitReadiness } from '#modules/readiness'
import { getUnitById } from '#modules/units'
import { systemClock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import type { Env } from '#platform/env.ts'
import { openNamedHouse } from './demonstration.ts'
import { useGround } from './open-house.ts'

const OPTIONS = { json: { type: 'boolean' }, house: { type: 'string' } } as const

type Named = UnitReadiness & { readonly unit: string }

/** `haicap readiness`: what each unit lacks before it can work; 1 where somewhere nobody can sign or one vice-chair alone. */
export async function readiness(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const ground = await useGround(env, 'readiness')
  try {
    const house = await openNamedHouse(ground, env, values.house)
    try {
      const at = systemClock()
      const catalogue = await openCatalogue(house.city)
      const found = await readReadiness(house.city, { catalogue, at, certificates: null })
      const units = await Promise.all(
        found.map(async (one): Promise<Named> => {
          const { full_name } = await getUnitById(house.city, one.unit_id, dayOf(at))
          return { unit: full_name, ...one }
        }),
      )
      const alarms = units.filter(({ level }) => level === 'alarm').length
      process.stdout.write(
        values.json ? `${JSON.stringify({ ok: alarms === 0, at, alarms, units })}\n` : `${told(units)}\n`,
      )
      return alarms === 0 ? 0 : 1
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
}

function told(units: readonly Named[]): string {
  const lines = units.map(({ unit, gaps }) => {
    const lacks = gaps.map(
      (gap) => `${GAP_TEXT[gap.kind].vi}${gap.agency ? ` (${gap.agency})` : ''}: ${gap.procedures} thủ tục`,
    )
    return `${unit}: ${lacks.join('; ') || 'sẵn sàng · ready'}`
  })
  return lines.join('\n')
}
