import { parseArgs } from 'node:util'
import type { House } from '#db/house.ts'
import { checkTallies, rebuildTallies, type Check } from '#modules/oversight'
import { systemClock } from '#platform/clock.ts'
import type { Trx } from '#platform/database.ts'
import type { Env } from '#platform/env.ts'
import { showProgress } from '#platform/progress.ts'
import { inTransaction } from '#platform/transaction.ts'
import { openNamedHouse } from './demonstration.ts'
import { useGround } from './open-house.ts'

const USAGE =
  'haicap tallies --check | --rebuild [--json] [--house NAME]: counts the figures again from the events'

/** `haicap tallies`: compares the figures with a recount, or folds them anew and compares then; 1 when they differ. */
export async function tallies(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  if (!values.check && !values.rebuild) throw new Error(USAGE)
  const ground = await useGround(env, 'tallies')
  try {
    const house = await openNamedHouse(ground, env, values.house)
    try {
      if (values.rebuild) await rebuild(house)
      const check = await inTransaction(house.worker, {}, checkTallies)
      process.stdout.write(`${values.json ? JSON.stringify(check) : told(check)}\n`)
      return check.ok ? 0 : 1
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
}

const OPTIONS = {
  check: { type: 'boolean' },
  rebuild: { type: 'boolean' },
  json: { type: 'boolean' },
  house: { type: 'string' },
} as const

async function rebuild(house: House): Promise<void> {
  const open = <T>(run: (trx: Trx) => Promise<T>): Promise<T> => inTransaction(house.worker, {}, run)
  const shown = showProgress({ vi: 'Dựng lại số liệu', en: 'Rebuilding the figures' })
  await rebuildTallies(open, systemClock(), shown.step)
  shown.end()
}

function told(check: Check): string {
  const lines = check.differences.map(
    ({ unit_id, key, figure, counted, kept }) =>
      `unit ${unit_id} · ${key ?? '–'} · ${figure}: counted ${counted}, kept ${kept}`,
  )
  const end = check.ok
    ? `Khớp · All equal: ${check.compared} số liệu · figures, ${check.cursor} sự kiện · events`
    : `Lệch · Different: ${check.differences.length} / ${check.compared}`
  return [...lines, end].join('\n')
}
