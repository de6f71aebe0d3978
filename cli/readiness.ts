import { parseArgs } from 'node:util'
import { join } from 'node:path'
import { lookAtKeys } from '#jobs/keep-certificates.ts'
import { openCatalogue } from '#modules/procedures'
import { GAP_TEXT, readReadiness, type UnitReadiness } from '#modules/readiness'
import { getUnitById } from '#modules/units'
import { systemClock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import type { Env } from '#platform/env.ts'
import { openKeyRing } from '#platform/signing/key-ring.ts'
import type { Server } from '#platform/server.ts'
import { openNamedHouse } from './demonstration.ts'
import { useGround } from './open-house.ts'
import { openSigning } from './open-signing.ts'

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
      await lookAtKeys(house, systemClock, { keys: await keysOf(ground, env) })
      const catalogue = await openCatalogue(house.city)
      const found = await readReadiness(house.city, { catalogue, at, results: env.results })
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

/** Beside a server that runs, keys are only looked at; where nobody serves, a demonstration's are made as it would make them. */
async function keysOf(ground: Server, env: Env) {
  if (env.databaseUrl !== undefined || !ground.isHolder) return openKeyRing(join(ground.data.path, 'keys'))
  return (
    await openSigning(ground.data.path, {
      ...{ demonstration: true, stampsAt: env.stampsAt },
      clock: systemClock,
    })
  ).keys
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
