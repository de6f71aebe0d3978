import { parseArgs } from 'node:util'
import { costsOf } from '#http/statistics/costs-of.ts'
import { onlyUnit } from '#http/statistics/figures-of.ts'
import { presentIndex } from '#http/statistics/present-index.ts'
import { openCatalogue } from '#modules/procedures'
import { parsePeriod, readFigures, readIndex } from '#modules/statistics'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { communeNamed } from './report.ts'
import { withHouse } from './with-house.ts'

const USAGE = `haicap index766 [--unit H26|00166|cau-giay] --period 2025-07 [--restated] [--json] [--house NAME]:
  the service index (QĐ 766/QĐ-TTg) of the city or a unit, and the dossiers that cost it most points`

const OPTIONS = {
  unit: { type: 'string' },
  period: { type: 'string' },
  restated: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  house: { type: 'string' },
} as const

/** `haicap index766`: the score of a period, by indicator, with what it rests on. */
export async function index766(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const { period: text, unit, restated } = values
  if (!text) throw new Error(USAGE)
  const shown = await withHouse(env, { command: 'index766', house: values.house }, async ({ house }) => {
    const { city } = house
    const now = systemClock()
    const catalogue = await openCatalogue(city)
    const basis = restated ? ('restated' as const) : ('reported' as const)
    const whole = await readFigures(city, { period: parsePeriod(text), now, catalogue, basis })
    const id = await communeNamed(city, unit, { on: whole.period.to, now })
    const figures = onlyUnit(whole, id)
    const score = await readIndex(city, figures, id)
    return presentIndex(score, await costsOf({ city, codes: city }, { score, figures }))
  })
  process.stdout.write(`${values.json ? JSON.stringify(shown) : told(shown)}\n`)
  return 0
}

function told({ groups, points, of, percent, rests_on }: ReturnType<typeof presentIndex>): string {
  const lines = groups.flatMap((group) => [
    `${group.key}. ${group.name?.vi}: ${group.points} / ${group.of} (${group.weight})`,
    ...group.indicators.map(({ key, name, status, points: earned, weight, dossiers }) => {
      const value = status === 'scored' ? `${earned} / ${weight}` : STATUS[status]
      return `  ${key} ${name.vi}: ${value}${dossiers ? ` · ${dossiers.total} hồ sơ làm mất điểm` : ''}`
    }),
  ])
  return [...lines, `Cộng: ${points} / ${of} = ${percent ?? '–'}%. ${rests_on.vi}`].join('\n')
}

const STATUS = {
  empty: 'không có hồ sơ để xét',
  no_data: 'không có số liệu',
  information: 'để biết',
} as const
