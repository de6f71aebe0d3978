import { parseArgs } from 'node:util'
import { checkSpans, rebuildSpans, type SpanCheck } from '#modules/statistics'
import type { Env } from '#platform/env.ts'
import { showProgress } from '#platform/progress.ts'
import type { Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { withHouse } from './with-house.ts'

const USAGE =
  'haicap statistics --check | --rebuild [--json] [--house NAME]: tells what reports count again from the events'

/** `haicap statistics`: compares what reports count with the events, or tells it anew and compares then; 1 when they differ. */
export async function statistics(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  if (!values.check && !values.rebuild) throw new Error(USAGE)
  return withHouse(env, { command: 'statistics', house: values.house }, async ({ house }) => {
    const open = <T>(run: (trx: Trx) => Promise<T>): Promise<T> => inTransaction(house.worker, {}, run)
    if (values.rebuild) {
      const shown = showProgress({ vi: 'Dựng lại thống kê', en: 'Rebuilding statistics' })
      await rebuildSpans(open, shown.step)
      shown.end()
    }
    const check = await checkSpans(open)
    process.stdout.write(`${values.json ? JSON.stringify(check) : told(check)}\n`)
    return check.ok ? 0 : 1
  })
}

const OPTIONS = {
  check: { type: 'boolean' },
  rebuild: { type: 'boolean' },
  json: { type: 'boolean' },
  house: { type: 'string' },
} as const

function told({ ok, compared, differences }: SpanCheck): string {
  const lines = differences.map(
    ({ dossier_id, version, kept, told: isTold }) =>
      `${dossier_id} · ${version}: ${kept ? 'kept' : 'not kept'}, ${isTold ? 'told' : 'not told'}`,
  )
  const end = ok
    ? `Khớp · All equal: ${compared} quãng · spans`
    : `Lệch · Different: ${differences.length} / ${compared}`
  return [...lines, end].join('\n')
}
